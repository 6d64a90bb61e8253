SELECT POSITION('lo' IN 'hello') => 4
SELECT POSITION('x' IN 'hello') => 0
SELECT POSITION('' IN 'abc') => 1
SELECT POSITION('b' IN '😀b') => 2
SELECT POSITION(CAST(NULL AS VARCHAR) IN 'abc') => NULL
SELECT POSITION('l' IN 'hello' FROM 4) => 4
--@ none: POSITION with a start is Calcite's
SELECT POSITION('l' IN 'hello' FROM 5) => 0
--@ none: POSITION with a start is Calcite's
SELECT POSITION('' IN 'abc' FROM 4) => 4
--@ none: POSITION with a start is Calcite's
SELECT POSITION('l' IN 'hello' FROM 0) => ERROR ETL-VALUE-0004
--@ none: POSITION with a start is Calcite's, where 0 finds nothing; a start that isn't a position is an error here
SELECT POSITION(X'02' IN X'0102') => 2
--@ postgres: SELECT POSITION('\x02'::bytea IN '\x0102'::bytea)
SELECT POSITION(X'03' IN X'0102') => 0
--@ postgres: SELECT POSITION('\x03'::bytea IN '\x0102'::bytea)
SELECT STRPOS('hello', 'l') => 3
SELECT STRPOS('', '') => 1
SELECT STRPOS('hello', 'x') => 0
SELECT STARTS_WITH('alphabet', 'alph') => true
SELECT STARTS_WITH('alphabet', 'x') => false
SELECT STARTS_WITH('a', '') => true
SELECT STARTS_WITH(CAST(NULL AS VARCHAR), 'a') => NULL
SELECT STARTS_WITH(X'0102', X'01') => true
--@ none: STARTS_WITH of bytes is Calcite's
SELECT REPLACE('abcabc', 'bc', 'X') => 'aXaX'
SELECT REPLACE('abc', '', 'X') => 'abc'
SELECT REPLACE('abc', 'b', '') => 'ac'
SELECT REPLACE('aaa', 'aa', 'b') => 'ba'
SELECT REPLACE('abc', CAST(NULL AS VARCHAR), 'X') => NULL
SELECT TRANSLATE('12345', '143', 'ax') => 'a2x5'
SELECT TRANSLATE('aab', 'aa', 'xy') => 'xxb'
SELECT TRANSLATE('😀é', 'é😀', 'xy') => 'yx'
SELECT TRANSLATE('abc', '', 'x') => 'abc'
SELECT SPLIT_PART('a,b,c', ',', 2) => 'b'
SELECT SPLIT_PART('a,b,c', ',', -1) => 'c'
SELECT SPLIT_PART('a,b,c', ',', -3) => 'a'
SELECT SPLIT_PART('a,b,c', ',', -4) => ''
SELECT SPLIT_PART('a,b,c', ',', 5) => ''
SELECT SPLIT_PART('a,b,c', ',', 0) => ERROR ETL-VALUE-0004
SELECT SPLIT_PART('abc', '', 1) => 'abc'
SELECT SPLIT_PART('abc', '', -1) => 'abc'
SELECT SPLIT_PART('abc', '', 2) => ''
SELECT SPLIT_PART('', ',', 1) => ''
SELECT SPLIT_PART('aXXXb', 'XX', 2) => 'Xb'
SELECT SPLIT_PART('aXXXb', 'XX', -1) => 'Xb'
SELECT STRING_TO_ARRAY('a,b,,c', ',') => ['a', 'b', '', 'c']
SELECT STRING_TO_ARRAY('a,b', ',', 'b') => ['a', NULL]
SELECT STRING_TO_ARRAY('', ',') => []
SELECT STRING_TO_ARRAY('abc', '') => ['abc']
SELECT STRING_TO_ARRAY('ab', CAST(NULL AS VARCHAR)) => ['a', 'b']
SELECT STRING_TO_ARRAY(CAST(NULL AS VARCHAR), ',') => NULL
SELECT SOUNDEX('Robert') => 'R163'
--@ none: a function of the extension fuzzystrmatch, whose results these are
SELECT SOUNDEX('Ashcraft') => 'A226'
--@ none: a function of the extension fuzzystrmatch
SELECT SOUNDEX('Tymczak') => 'T522'
--@ none: a function of the extension fuzzystrmatch
SELECT SOUNDEX('Pfister') => 'P236'
--@ none: a function of the extension fuzzystrmatch
SELECT SOUNDEX('1a') => 'A000'
--@ none: a function of the extension fuzzystrmatch
SELECT SOUNDEX('') => ''
--@ none: a function of the extension fuzzystrmatch
SELECT DIFFERENCE('Anne', 'Andrew') => 2
--@ none: a function of the extension fuzzystrmatch
SELECT DIFFERENCE('Anne', '') => 0
--@ none: a function of the extension fuzzystrmatch
SELECT MD5('abc') => '900150983cd24fb0d6963f7d28e17f72'
SELECT MD5('') => 'd41d8cd98f00b204e9800998ecf8427e'
SELECT MD5(CAST(NULL AS VARCHAR)) => NULL
SELECT MD5(X'616263') => '900150983cd24fb0d6963f7d28e17f72'
--@ postgres: SELECT MD5('\x616263'::bytea)
SELECT SHA1('abc') => 'a9993e364706816aba3e25717850c26c9cd0d89d'
--@ none: SHA1 is in the extension pgcrypto, as DIGEST
SELECT SHA256('abc') => 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
--@ postgres: SELECT ENCODE(SHA256('abc'), 'hex')
SELECT SHA256(X'616263') => 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
--@ postgres: SELECT ENCODE(SHA256('\x616263'::bytea), 'hex')
SELECT SHA512('abc') => 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'
--@ postgres: SELECT ENCODE(SHA512('abc'), 'hex')
