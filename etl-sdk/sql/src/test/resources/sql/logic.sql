TABLE logic (a BOOLEAN, b BOOLEAN): (true, true), (true, false), (true, NULL), (false, true), (false, false), (false, NULL), (NULL, true), (NULL, false), (NULL, NULL)
SELECT a AND b AS v FROM logic => true ; false ; NULL ; false ; false ; false ; NULL ; false ; NULL
SELECT a OR b AS v FROM logic => true ; true ; true ; true ; false ; NULL ; true ; NULL ; NULL
SELECT NOT a AS v FROM logic => false ; false ; false ; true ; true ; true ; NULL ; NULL ; NULL
SELECT a = b AS v FROM logic => true ; false ; NULL ; false ; true ; NULL ; NULL ; NULL ; NULL
SELECT a <> b AS v FROM logic => false ; true ; NULL ; true ; false ; NULL ; NULL ; NULL ; NULL
SELECT a < b AS v FROM logic => false ; false ; NULL ; true ; false ; NULL ; NULL ; NULL ; NULL
SELECT a IS DISTINCT FROM b AS v FROM logic => false ; true ; true ; true ; false ; true ; true ; true ; false
SELECT a IS NOT DISTINCT FROM b AS v FROM logic => true ; false ; false ; false ; true ; false ; false ; false ; true
SELECT a IS NULL AS v FROM logic => false ; false ; false ; false ; false ; false ; true ; true ; true
SELECT a IS NOT NULL AS v FROM logic => true ; true ; true ; true ; true ; true ; false ; false ; false
SELECT a IS TRUE AS v FROM logic => true ; true ; true ; false ; false ; false ; false ; false ; false
SELECT a IS NOT TRUE AS v FROM logic => false ; false ; false ; true ; true ; true ; true ; true ; true
SELECT a IS FALSE AS v FROM logic => false ; false ; false ; true ; true ; true ; false ; false ; false
SELECT a IS NOT FALSE AS v FROM logic => true ; true ; true ; false ; false ; false ; true ; true ; true
SELECT a IS UNKNOWN AS v FROM logic => false ; false ; false ; false ; false ; false ; true ; true ; true
SELECT a IS NOT UNKNOWN AS v FROM logic => true ; true ; true ; true ; true ; true ; false ; false ; false
SELECT NOT (a AND b) AS v FROM logic => false ; true ; NULL ; true ; true ; true ; NULL ; true ; NULL
SELECT NOT (a OR b) AS v FROM logic => false ; false ; false ; false ; true ; NULL ; false ; NULL ; NULL
SELECT (a AND b) OR (NOT a AND NOT b) AS v FROM logic => true ; false ; NULL ; false ; true ; NULL ; NULL ; NULL ; NULL
SELECT b AS v FROM logic WHERE a => true ; false ; NULL
SELECT b AS v FROM logic WHERE NOT a => true ; false ; NULL
SELECT a AS v FROM logic WHERE a OR b => true ; true ; true ; false ; NULL
SELECT a AS v FROM logic WHERE (a AND b) IS NULL => true ; NULL ; NULL
SELECT COALESCE(a, b) AS v FROM logic => true ; true ; true ; false ; false ; false ; true ; false ; NULL
SELECT NULLIF(a, b) AS v FROM logic => NULL ; true ; true ; false ; NULL ; false ; NULL ; NULL ; NULL
SELECT CASE WHEN a THEN 'yes' WHEN b THEN 'b' ELSE 'no' END AS v FROM logic => 'yes' ; 'yes' ; 'yes' ; 'b' ; 'no' ; 'no' ; 'b' ; 'no' ; 'no'
SELECT a IN (TRUE, NULL) AS v FROM logic => true ; true ; true ; NULL ; NULL ; NULL ; NULL ; NULL ; NULL
SELECT NULL AND FALSE => false
SELECT NULL OR TRUE => true
-- Branches that aren't taken aren't evaluated.
SELECT CASE WHEN 1 = 1 THEN 1 ELSE 1 / 0 END => 1
SELECT CASE 1 WHEN 1 THEN 'one' WHEN 1 / 0 THEN 'never' END => 'one'
SELECT CASE WHEN FALSE THEN 1 END => NULL
SELECT CASE WHEN CAST(NULL AS BOOLEAN) THEN 1 ELSE 2 END => 2
SELECT CASE NULL WHEN NULL THEN 1 ELSE 2 END => 2
SELECT CASE 'b' WHEN 'a' THEN 1 WHEN 'b' THEN 2 END => 2
SELECT CASE WHEN TRUE THEN 1 ELSE 2.5 END => 1
SELECT CASE WHEN TRUE THEN 'a' ELSE 'bcd' END => 'a'
SELECT CASE WHEN TRUE THEN 'a' ELSE 'bcd' END || '|' => 'a|'
SELECT CASE WHEN FALSE THEN 1 / 0 WHEN TRUE THEN 5 END => 5
SELECT COALESCE(1, 1 / 0) => 1
SELECT COALESCE(NULL, 2, 1 / 0) => 2
SELECT COALESCE(CAST(NULL AS INTEGER), CAST(NULL AS INTEGER)) => NULL
SELECT COALESCE(CAST(NULL AS INTEGER), 2.5) => 2.5
SELECT NULLIF(1, 1) => NULL
SELECT NULLIF(1, 2) => 1
SELECT NULLIF(CAST(NULL AS INTEGER), 1) => NULL
SELECT NULLIF(1, CAST(NULL AS INTEGER)) => 1
SELECT NULLIF('a', 'b') => 'a'
SELECT FALSE AND 1 / 0 = 1 => false
SELECT TRUE OR 1 / 0 = 1 => true
TABLE guarded (a INTEGER, b INTEGER): (10, 2), (10, 0), (10, NULL)
SELECT CASE WHEN b <> 0 THEN a / b ELSE -1 END AS v FROM guarded => 5 ; -1 ; -1
SELECT CASE WHEN b = 0 THEN NULL ELSE a / b END AS v FROM guarded => 5 ; NULL ; NULL
SELECT b <> 0 AND a / b > 1 AS v FROM guarded => true ; false ; NULL
SELECT a / NULLIF(b, 0) AS v FROM guarded => 5 ; NULL ; NULL
SELECT COALESCE(a / NULLIF(b, 0), -1) AS v FROM guarded => 5 ; -1 ; -1
SELECT b AS v FROM guarded WHERE b <> 0 AND a / b > 1 => 2
-- CASE with a value evaluates it once, however many options a branch has.
TABLE sorts (a INTEGER): (1), (2), (3), (4), (NULL)
SELECT CASE a WHEN 1, 2 THEN 'low' WHEN 3 THEN 'three' ELSE 'other' END AS v FROM sorts => 'low' ; 'low' ; 'three' ; 'other' ; 'other'
--@ postgres: SELECT CASE WHEN a IN (1, 2) THEN 'low' WHEN a = 3 THEN 'three' ELSE 'other' END AS v FROM sorts
SELECT CASE a WHEN 1, NULL THEN 'one' END AS v FROM sorts => 'one' ; NULL ; NULL ; NULL ; NULL
--@ postgres: SELECT CASE WHEN a IN (1, NULL) THEN 'one' END AS v FROM sorts
-- A column that nothing reads, and one above which a filter stands, is computed all the same.
TABLE quotients (a INTEGER, b VARCHAR): (1, 'x'), (0, 'y'), (NULL, 'z')
SELECT b AS v FROM (SELECT 1 / a AS q, b FROM quotients) AS s => 'x' ; ERROR ETL-VALUE-0002 ; 'z'
--@ differs: it drops a column of a subquery that nothing reads, with its errors
SELECT b AS v FROM (SELECT 1 / a AS q, b FROM quotients) AS s WHERE b <> 'y' => 'x' ; ERROR ETL-VALUE-0002 ; 'z'
--@ differs: it drops a column of a subquery that nothing reads, with its errors
SELECT q AS v FROM (SELECT 1 / a AS q, b FROM quotients) AS s WHERE b <> 'y' => 1 ; ERROR ETL-VALUE-0002 ; NULL
--@ differs: it moves a filter below the column that fails
SELECT q AS v FROM (SELECT 1 / a AS q, b FROM quotients WHERE b <> 'y') AS s => 1 ; NULL
SELECT b AS v FROM (SELECT b FROM quotients WHERE 1 / a > 0) AS s WHERE b <> 'y' => 'x' ; ERROR ETL-VALUE-0002
--@ differs: it puts the two filters in an order of its own
