-- Upper and lower case: one character for one, as PostgreSQL's built-in locale has it.
SELECT UPPER('abc') => 'ABC'
SELECT UPPER('Größe') => 'GRÖßE'
SELECT UPPER('ß ǆ ŉ') => 'ß Ǆ ŉ'
SELECT UPPER('') => ''
SELECT UPPER(CAST(NULL AS VARCHAR)) => NULL
SELECT UPPER(1) => ERROR ETL-SQL-0005
SELECT LOWER('ABC') => 'abc'
SELECT LOWER('GRÖSSE') => 'grösse'
SELECT LOWER('ÀÉΣ') => 'àéσ'
SELECT LOWER(CAST(NULL AS VARCHAR)) => NULL
SELECT INITCAP('hELLO wörld-foo 2nd') => 'Hello Wörld-Foo 2nd'
SELECT INITCAP('x''s ǆabc') => 'X''S Ǆabc'
SELECT INITCAP('٣a b٣c') => '٣A B٣C'
SELECT INITCAP('') => ''
SELECT INITCAP(CAST(NULL AS VARCHAR)) => NULL
-- Trimming takes a set of characters.
SELECT TRIM('  a b  ') => 'a b'
SELECT TRIM(BOTH 'xy' FROM 'xyabcyx') => 'abc'
SELECT TRIM(LEADING 'x' FROM 'xxaxx') => 'axx'
SELECT TRIM(TRAILING 'x' FROM 'xxaxx') => 'xxa'
SELECT TRIM(LEADING FROM '  a ') => 'a '
SELECT TRIM(BOTH '' FROM ' a ') => ' a '
SELECT TRIM(BOTH 'é😀' FROM '😀éaé😀') => 'a'
SELECT TRIM(BOTH 'x' FROM 'xxx') => ''
SELECT TRIM(BOTH CAST(NULL AS VARCHAR) FROM 'a') => NULL
SELECT TRIM(CAST(NULL AS VARCHAR)) => NULL
SELECT LTRIM('  a ') => 'a '
SELECT LTRIM('xya', 'yx') => 'a'
SELECT LTRIM(CAST(NULL AS VARCHAR)) => NULL
SELECT RTRIM(' a  ') => ' a'
SELECT RTRIM('axy', 'yx') => 'a'
SELECT BTRIM('  a ') => 'a'
SELECT BTRIM('xxaxbxx', 'x') => 'axb'
-- Pieces. Positions are counted from 1, in characters.
SELECT SUBSTRING('hello' FROM 2 FOR 3) => 'ell'
SELECT SUBSTRING('hello', 2, 3) => 'ell'
SELECT SUBSTRING('hello' FROM 4) => 'lo'
SELECT SUBSTRING('hello' FROM 0) => 'hello'
SELECT SUBSTRING('hello' FROM -1 FOR 4) => 'he'
SELECT SUBSTRING('hello' FROM 0 FOR 2) => 'h'
SELECT SUBSTRING('hello' FROM 10) => ''
SELECT SUBSTRING('hello' FROM 2 FOR 0) => ''
SELECT SUBSTRING('hello' FROM 2 FOR -1) => ERROR ETL-VALUE-0004
SELECT SUBSTRING('hello' FROM 2147483647 FOR 2147483647) => ''
SELECT SUBSTRING('hello' FROM 2 FOR 2147483647) => 'ello'
SELECT SUBSTRING('a😀é😀b' FROM 2 FOR 3) => '😀é😀'
SELECT SUBSTRING('a😀' FROM 3) => ''
SELECT SUBSTRING(CAST(NULL AS VARCHAR) FROM 1) => NULL
SELECT SUBSTRING('abc' FROM CAST(NULL AS INTEGER)) => NULL
SELECT SUBSTR('hello', 2) => 'ello'
SELECT SUBSTR('hello', 2, 2) => 'el'
SELECT SUBSTR('hello', 2, -2) => ERROR ETL-VALUE-0004
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3) => 'abXXef'
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3 FOR 0) => 'abXXcdef'
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3 FOR 10) => 'abXX'
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3 FOR -1) => 'abXXbcdef'
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 10) => 'abcdefXX'
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 0) => ERROR ETL-VALUE-0004
SELECT OVERLAY('a😀c' PLACING 'é' FROM 2 FOR 1) => 'aéc'
SELECT OVERLAY('abc' PLACING CAST(NULL AS VARCHAR) FROM 1) => NULL
SELECT LEFT('abcde', 2) => 'ab'
SELECT LEFT('abcde', 0) => ''
SELECT LEFT('abcde', 9) => 'abcde'
SELECT LEFT('abcde', -2) => 'abc'
SELECT LEFT('abcde', -9) => ''
SELECT LEFT('😀é', 1) => '😀'
SELECT LEFT('abc', -2147483648) => ''
SELECT RIGHT('abcde', 2) => 'de'
SELECT RIGHT('abcde', 0) => ''
SELECT RIGHT('abcde', 9) => 'abcde'
SELECT RIGHT('abcde', -2) => 'cde'
SELECT RIGHT('abcde', -9) => ''
SELECT RIGHT('é😀', 1) => '😀'
SELECT RIGHT('abc', -2147483648) => ''
--@ differs: the negative of the smallest INTEGER overflows there, and it gives all of the text
-- Padding and repeating
SELECT LPAD('hi', 5) => '   hi'
SELECT LPAD('hi', 5, 'xy') => 'xyxhi'
SELECT LPAD('hello', 2) => 'he'
SELECT LPAD('hi', -1) => ''
SELECT LPAD('hi', 5, '') => 'hi'
SELECT LPAD('hi', CAST(-2147483648 AS INTEGER)) => ''
SELECT RPAD('hi', CAST(-2147483648 AS INTEGER)) => ''
SELECT RPAD('hi', -2147483647, 'x') => ''
SELECT LPAD('é', 3, '😀') => '😀😀é'
SELECT LPAD('hi', 300000000) => ERROR ETL-VALUE-0004
SELECT RPAD('hi', 5) => 'hi   '
SELECT RPAD('hi', 5, 'xy') => 'hixyx'
SELECT RPAD('hello', 2) => 'he'
SELECT RPAD('hi', 0) => ''
SELECT RPAD('hi', 300000000) => ERROR ETL-VALUE-0004
SELECT REPEAT('ab', 3) => 'ababab'
SELECT REPEAT('ab', 0) => ''
SELECT REPEAT('ab', -1) => ''
SELECT REPEAT('ab', 1000000000) => ERROR ETL-VALUE-0004
SELECT CHAR_LENGTH(REPEAT('ab', 8388609)) => ERROR ETL-VALUE-0004
--@ differs: a value of a function has at most 16777216 characters here, a gigabyte there
SELECT REVERSE('añ😀') => '😀ña'
SELECT REVERSE('') => ''
-- Joining
SELECT 'a' || 'b' => 'ab'
SELECT 'a' || 'b' || 'c' => 'abc'
SELECT 'a' || CAST(NULL AS VARCHAR) => NULL
SELECT CONCAT('a', NULL, 'b') => 'ab'
SELECT CONCAT('a', 'b') => 'ab'
SELECT CONCAT(CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)) => ''
SELECT CONCAT_WS(',', 'a', NULL, 'b') => 'a,b'
SELECT CONCAT_WS(',', '', 'b') => ',b'
SELECT CONCAT_WS(CAST(NULL AS VARCHAR), 'a', 'b') => NULL
SELECT CONCAT_WS(',', CAST(NULL AS VARCHAR)) => ''
-- Characters and length
SELECT CHR(65) => 'A'
SELECT CHR(233) => 'é'
SELECT CHR(128512) => '😀'
SELECT CHR(0) => ERROR ETL-VALUE-0004
SELECT CHR(-1) => ERROR ETL-VALUE-0004
SELECT CHR(55296) => ERROR ETL-VALUE-0004
SELECT CHR(1114112) => ERROR ETL-VALUE-0004
SELECT ASCII('a') => 97
SELECT ASCII('é') => 233
SELECT ASCII('😀x') => 128512
SELECT ASCII('') => 0
SELECT CHAR_LENGTH('añ😀') => 3
SELECT CHARACTER_LENGTH('abc') => 3
SELECT LENGTH('abc') => 3
SELECT LENGTH('') => 0
SELECT LENGTH(CAST(NULL AS VARCHAR)) => NULL
SELECT OCTET_LENGTH('ü') => 2
SELECT OCTET_LENGTH('a€😀') => 8
SELECT OCTET_LENGTH(X'0102') => 2
--@ postgres: SELECT OCTET_LENGTH('\x0102'::bytea)
-- Strings of bytes
SELECT SUBSTRING(X'010203' FROM 2 FOR 1) => X'02'
--@ postgres: SELECT SUBSTRING('\x010203'::bytea FROM 2 FOR 1)
SELECT SUBSTRING(X'010203' FROM -1 FOR 3) => X'01'
--@ postgres: SELECT SUBSTRING('\x010203'::bytea FROM -1 FOR 3)
SELECT SUBSTRING(X'010203' FROM 3) => X'03'
--@ postgres: SELECT SUBSTRING('\x010203'::bytea FROM 3)
SELECT SUBSTRING(X'010203' FROM 1 FOR -1) => ERROR ETL-VALUE-0004
--@ postgres: SELECT SUBSTRING('\x010203'::bytea FROM 1 FOR -1)
SELECT OVERLAY(X'010203' PLACING X'09' FROM 2) => X'010903'
--@ postgres: SELECT OVERLAY('\x010203'::bytea PLACING '\x09'::bytea FROM 2)
SELECT OVERLAY(X'010203' PLACING X'09' FROM 2 FOR 2) => X'0109'
--@ postgres: SELECT OVERLAY('\x010203'::bytea PLACING '\x09'::bytea FROM 2 FOR 2)
SELECT X'01' || X'02' => X'0102'
--@ postgres: SELECT '\x01'::bytea || '\x02'::bytea
SELECT LEFT(X'010203', 2) => X'0102'
--@ none: LEFT of bytes is Calcite's
SELECT LEFT(X'010203', -1) => X'0102'
--@ none: LEFT of bytes is Calcite's
SELECT RIGHT(X'010203', 2) => X'0203'
--@ none: RIGHT of bytes is Calcite's
SELECT RIGHT(X'010203', -1) => X'0203'
--@ none: RIGHT of bytes is Calcite's
-- Examples of the documentation
SELECT LTRIM(' a ') => 'a '
SELECT RTRIM(' a ') => ' a'
