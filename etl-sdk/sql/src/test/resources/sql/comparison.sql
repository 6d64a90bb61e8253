SELECT 1 < 2 => true
SELECT 2 <= 2 => true
SELECT 3 > 4 => false
SELECT 3 >= 3 => true
SELECT 3 = 3 => true
SELECT 3 <> 3 => false
SELECT 3 != 4 => true
SELECT 1 = NULL => NULL
SELECT NULL = NULL => NULL
SELECT 1 = 1.0 => true
SELECT 2 > 1.5 => true
SELECT 1.10 = 1.1 => true
SELECT CAST(1 AS DOUBLE PRECISION) = 1 => true
SELECT CAST(0.1 AS DOUBLE PRECISION) = 0.1 => true
SELECT CAST('NaN' AS DOUBLE PRECISION) = CAST('NaN' AS DOUBLE PRECISION) => true
SELECT CAST('NaN' AS DOUBLE PRECISION) > CAST('Infinity' AS DOUBLE PRECISION) => true
SELECT CAST('NaN' AS DOUBLE PRECISION) < 1 => false
SELECT CAST(0 AS DOUBLE PRECISION) = - CAST(0 AS DOUBLE PRECISION) => true
SELECT CAST(9007199254740993 AS BIGINT) = 9007199254740993.0 => true
SELECT 'a' < 'b' => true
SELECT 'a' < 'B' => false
SELECT 'abc' < 'abcd' => true
SELECT 'a' = 'A' => false
SELECT 'é' > 'z' => true
SELECT '😀' > '' => true
SELECT 'a' = 'a ' => false
SELECT '' < 'a' => true
SELECT X'01' < X'02' => true
--@ postgres: SELECT '\x01'::bytea < '\x02'::bytea
SELECT X'FF' > X'01' => true
--@ postgres: SELECT '\xff'::bytea > '\x01'::bytea
SELECT X'01' = X'0100' => false
--@ postgres: SELECT '\x01'::bytea = '\x0100'::bytea
SELECT DATE '2024-01-01' < DATE '2024-01-02' => true
SELECT TIME '10:00:00' < TIME '10:00:01' => true
SELECT TIMESTAMP '2024-01-01 00:00:00' = TIMESTAMP '2024-01-01 00:00:00.000' => true
SELECT TIMESTAMP '2024-01-01 00:00:00.000001' > TIMESTAMP '2024-01-01 00:00:00' => true
SELECT TRUE > FALSE => true
SELECT 5 BETWEEN 1 AND 10 => true
SELECT 5 NOT BETWEEN 1 AND 10 => false
SELECT 5 BETWEEN 10 AND 1 => false
SELECT 5 BETWEEN SYMMETRIC 10 AND 1 => true
SELECT 5 NOT BETWEEN SYMMETRIC 10 AND 1 => false
SELECT 5 BETWEEN CAST(NULL AS INTEGER) AND 10 => NULL
SELECT 50 BETWEEN CAST(NULL AS INTEGER) AND 10 => false
SELECT 2 IN (1, 2, 3) => true
SELECT 4 IN (1, 2, 3) => false
SELECT 4 NOT IN (1, 2, 3) => true
SELECT 2 IN (1, NULL, 2) => true
SELECT 4 IN (1, NULL, 3) => NULL
SELECT 4 NOT IN (1, NULL, 3) => NULL
SELECT 1 NOT IN (1, NULL, 3) => false
SELECT 2 = SOME (1, 2, 3) => true
--@ postgres: SELECT 2 = SOME (ARRAY[1, 2, 3])
SELECT 4 = SOME (1, NULL) => NULL
--@ postgres: SELECT 4 = SOME (ARRAY[1, NULL])
SELECT 2 <> SOME (2, 3) => true
--@ postgres: SELECT 2 <> SOME (ARRAY[2, 3])
SELECT 2 <> SOME (2, 2) => false
--@ postgres: SELECT 2 <> SOME (ARRAY[2, 2])
SELECT 2 < SOME (1, 3) => true
--@ postgres: SELECT 2 < SOME (ARRAY[1, 3])
SELECT 2 <= SOME (1, 2) => true
--@ postgres: SELECT 2 <= SOME (ARRAY[1, 2])
SELECT 2 > SOME (2, 3) => false
--@ postgres: SELECT 2 > SOME (ARRAY[2, 3])
SELECT 2 >= SOME (2, 3) => true
--@ postgres: SELECT 2 >= SOME (ARRAY[2, 3])
SELECT 2 > ANY (NULL, 1) => true
--@ postgres: SELECT 2 > ANY (ARRAY[NULL, 1])
SELECT 2 = ALL (2, 2) => true
--@ postgres: SELECT 2 = ALL (ARRAY[2, 2])
SELECT 2 = ALL (2, NULL) => NULL
--@ postgres: SELECT 2 = ALL (ARRAY[2, NULL])
SELECT 4 <> ALL (1, 2, 3) => true
--@ postgres: SELECT 4 <> ALL (ARRAY[1, 2, 3])
SELECT 4 <> ALL (1, NULL) => NULL
--@ postgres: SELECT 4 <> ALL (ARRAY[1, NULL])
SELECT 1 < ALL (2, 3) => true
--@ postgres: SELECT 1 < ALL (ARRAY[2, 3])
SELECT 3 <= ALL (2, 3) => false
--@ postgres: SELECT 3 <= ALL (ARRAY[2, 3])
SELECT 3 > ALL (1, 2) => true
--@ postgres: SELECT 3 > ALL (ARRAY[1, 2])
SELECT 3 >= ALL (3, NULL) => NULL
--@ postgres: SELECT 3 >= ALL (ARRAY[3, NULL])
SELECT 2 >= ALL (3, NULL) => false
--@ postgres: SELECT 2 >= ALL (ARRAY[3, NULL])
SELECT CAST(NULL AS INTEGER) IN (1, 2) => NULL
SELECT CAST(NULL AS INTEGER) NOT IN (1, 2) => NULL
SELECT 'b' IN ('a', 'b') => true
SELECT 'b' IN ('a', 'bcd') => false
SELECT 1.0 IN (1, 2) => true
SELECT 1 IN (1, 1 / 0) => true
--@ none: the order of evaluation is open there, from left to right until the result is known here
SELECT 1 IN (1 / 0, 1) => ERROR ETL-VALUE-0002
--@ none: the order of evaluation is open there
SELECT 5 > ALL (ARRAY[1, 2]) => ERROR ETL-SQL-0006
--@ differs: true; quantified comparisons aren't supported
SELECT 1 IS DISTINCT FROM 1 => false
SELECT 1 IS DISTINCT FROM NULL => true
SELECT 1 IS NOT DISTINCT FROM 1.0 => true
SELECT 'a' IS NOT NULL => true
TABLE pairs (a INTEGER, b INTEGER): (1, 1), (1, 2), (2, 1), (1, NULL), (NULL, NULL)
SELECT a = b AS v FROM pairs => true ; false ; false ; NULL ; NULL
SELECT a <> b AS v FROM pairs => false ; true ; true ; NULL ; NULL
SELECT a < b AS v FROM pairs => false ; true ; false ; NULL ; NULL
SELECT a <= b AS v FROM pairs => true ; true ; false ; NULL ; NULL
SELECT a > b AS v FROM pairs => false ; false ; true ; NULL ; NULL
SELECT a >= b AS v FROM pairs => true ; false ; true ; NULL ; NULL
SELECT a IS DISTINCT FROM b AS v FROM pairs => false ; true ; true ; true ; false
SELECT a IN (b, 2) AS v FROM pairs => true ; false ; true ; NULL ; NULL
SELECT a NOT IN (b, 2) AS v FROM pairs => false ; true ; false ; NULL ; NULL
SELECT a BETWEEN b AND 2 AS v FROM pairs => true ; false ; true ; NULL ; NULL
SELECT a AS v FROM pairs WHERE a <> b => 1 ; 2
SELECT a AS v FROM pairs WHERE NOT (a = b) => 1 ; 2
SELECT a AS v FROM pairs WHERE a IS NULL => NULL
-- Periods
SELECT (DATE '2024-01-01', DATE '2024-01-10') OVERLAPS (DATE '2024-01-05', DATE '2024-01-20') => true
SELECT (DATE '2024-01-01', DATE '2024-01-10') OVERLAPS (DATE '2024-01-11', DATE '2024-01-20') => false
SELECT (DATE '2024-01-01', DATE '2024-01-10') OVERLAPS (DATE '2024-01-10', DATE '2024-01-20') => false
SELECT (DATE '2024-01-10', DATE '2024-01-01') OVERLAPS (DATE '2024-01-05', DATE '2024-01-07') => true
SELECT (DATE '2024-01-01', DATE '2024-01-01') OVERLAPS (DATE '2024-01-01', DATE '2024-01-07') => true
SELECT (DATE '2024-01-01', DATE '2024-01-07') OVERLAPS (DATE '2024-01-07', DATE '2024-01-07') => false
SELECT (DATE '2024-01-01', DATE '2024-01-01') OVERLAPS (DATE '2024-01-01', DATE '2024-01-01') => true
SELECT (TIMESTAMP '2024-01-01 00:00:00', INTERVAL '1' HOUR) OVERLAPS (TIMESTAMP '2024-01-01 00:30:00', INTERVAL '1' HOUR) => true
SELECT (TIME '10:00:00', TIME '11:00:00') OVERLAPS (TIME '10:30:00', TIME '12:00:00') => true
SELECT (DATE '2024-01-01', CAST(NULL AS DATE)) OVERLAPS (DATE '2024-01-05', DATE '2024-01-20') => NULL
SELECT (DATE '2024-01-01', INTERVAL '10' DAY) OVERLAPS (DATE '2024-01-05', INTERVAL '2' DAY) => true
SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') CONTAINS PERIOD (DATE '2024-01-05', DATE '2024-01-07') => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') CONTAINS DATE '2024-01-05' => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') EQUALS PERIOD (DATE '2024-01-01', DATE '2024-01-10') => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') PRECEDES PERIOD (DATE '2024-01-10', DATE '2024-01-20') => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-10', DATE '2024-01-20') SUCCEEDS PERIOD (DATE '2024-01-01', DATE '2024-01-10') => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') IMMEDIATELY PRECEDES PERIOD (DATE '2024-01-10', DATE '2024-01-20') => true
--@ none: PERIOD is Calcite's
SELECT PERIOD (DATE '2024-01-10', DATE '2024-01-20') IMMEDIATELY SUCCEEDS PERIOD (DATE '2024-01-01', DATE '2024-01-10') => true
--@ none: PERIOD is Calcite's
-- Neither side is brought to the digits of the other, for which it may be too large.
TABLE large (d DECIMAL(38, 0), f DECIMAL(38, 38)): (10000000000000000000000000000000000000, 0.5), (0, 0), (NULL, NULL)
SELECT d > 0.5 AS v FROM large => true ; false ; NULL
SELECT d = 0.5 AS v FROM large => false ; false ; NULL
SELECT d > f AS v FROM large => true ; false ; NULL
SELECT d = f AS v FROM large => false ; true ; NULL
SELECT f < 1000000 AS v FROM large => true ; true ; NULL
SELECT d IN (0.5, 0) AS v FROM large => false ; true ; NULL
SELECT d NOT IN (0.5, 0) AS v FROM large => true ; false ; NULL
SELECT d BETWEEN 0.5 AND 1.5 AS v FROM large => false ; false ; NULL
SELECT d IS DISTINCT FROM 0.5 AS v FROM large => true ; true ; true
SELECT NULLIF(d, 0.0) AS v FROM large => 10000000000000000000000000000000000000 ; NULL ; NULL
SELECT CASE d WHEN 0.5 THEN 'half' WHEN 0.00 THEN 'none' ELSE 'other' END AS v FROM large => 'other' ; 'none' ; 'other'
SELECT 1.50 = 1.5 => true
TABLE moments (n TIMESTAMP(9), u TIMESTAMP(6), s TIMESTAMP(0), d DATE): (2024-03-05 14:07:09.000001, 2024-03-05 14:07:09.000001, 2024-03-05 14:07:09, 2024-03-05), (1969-12-31 23:59:59.5, 1969-12-31 23:59:59.5, 1969-12-31 23:59:59, 1969-12-31), (2024-03-05 00:00:00, 2024-03-05 00:00:00, 2024-03-05 00:00:00, 9999-12-31), (NULL, NULL, NULL, NULL)
SELECT n < TIMESTAMP '9999-12-31 00:00:00' AS v FROM moments => true ; true ; true ; NULL
SELECT n > TIMESTAMP '0001-01-01 00:00:00' AS v FROM moments => true ; true ; true ; NULL
SELECT n = TIMESTAMP '9999-12-31 00:00:00' AS v FROM moments => false ; false ; false ; NULL
SELECT n IS DISTINCT FROM TIMESTAMP '9999-12-31 00:00:00' AS v FROM moments => true ; true ; true ; true
SELECT n < DATE '9999-12-31' AS v FROM moments => true ; true ; true ; NULL
SELECT n < d AS v FROM moments => false ; false ; true ; NULL
SELECT n = d AS v FROM moments => false ; false ; false ; NULL
SELECT u = d AS v FROM moments => false ; false ; false ; NULL
SELECT n = u AS v FROM moments => true ; true ; true ; NULL
SELECT n > s AS v FROM moments => true ; true ; false ; NULL
SELECT s < n AS v FROM moments => true ; true ; false ; NULL
SELECT s = n AS v FROM moments => false ; false ; true ; NULL
SELECT s >= n AS v FROM moments => false ; false ; true ; NULL
SELECT n BETWEEN DATE '2000-01-01' AND DATE '9999-12-31' AS v FROM moments => true ; false ; true ; NULL
SELECT n IN (DATE '9999-12-31', DATE '2024-03-05') AS v FROM moments => false ; false ; true ; NULL
SELECT NULLIF(u, DATE '2024-03-05') AS v FROM moments => 2024-03-05 14:07:09.000001 ; 1969-12-31 23:59:59.5 ; NULL ; NULL
SELECT CASE n WHEN DATE '9999-12-31' THEN 1 WHEN s THEN 2 ELSE 3 END AS v FROM moments => 3 ; 3 ; 2 ; 3
