-- Types of branches meet, and a branch of NULL alone takes the type of the others.
TABLE small (a INTEGER, b VARCHAR): (1, 'x'), (NULL, 'y')
TABLE big (a BIGINT, c DECIMAL(10, 2), b VARCHAR): (5000000000, 2.50, 'z')
SELECT a AS v FROM small UNION ALL SELECT a FROM big => 1 ; NULL ; 5000000000
SELECT a AS v FROM big UNION ALL SELECT a FROM small => 5000000000 ; 1 ; NULL
SELECT a AS v FROM small UNION ALL SELECT c FROM big => 1.00 ; NULL ; 2.50
SELECT a AS v FROM small UNION ALL SELECT NULL FROM big => 1 ; NULL ; NULL
SELECT NULL AS v FROM small UNION ALL SELECT b FROM big => NULL ; NULL ; 'z'
SELECT NULL AS v FROM big UNION ALL SELECT NULL FROM small UNION ALL SELECT a FROM small => NULL ; NULL ; NULL ; 1 ; NULL
--@ differs: it takes a first pair of NULL for text
SELECT b AS v FROM small UNION ALL SELECT b FROM big UNION ALL SELECT 'w' FROM big => 'x' ; 'y' ; 'z' ; 'w'
SELECT a + 1 AS v FROM small UNION ALL SELECT a * 2 FROM small => 2 ; NULL ; 2 ; NULL
SELECT b AS v FROM small WHERE a = 1 UNION ALL SELECT b FROM small WHERE a IS NULL => 'x' ; 'y'
SELECT v FROM (SELECT b AS v FROM small UNION ALL SELECT b FROM big) AS s WHERE v > 'x' => 'y' ; 'z'
SELECT UPPER(v) AS v FROM (SELECT b AS v, 1 AS w FROM small UNION ALL SELECT b, a FROM big) AS s WHERE w > 0 => 'X' ; 'Y' ; 'Z'
SELECT v FROM (SELECT NULL AS v FROM small UNION ALL SELECT a FROM big) AS s => NULL ; NULL ; 5000000000
SELECT COALESCE(n, b) AS v FROM (SELECT NULL AS n, b FROM small) AS s => 'x' ; 'y'
SELECT b AS v FROM (SELECT NULL AS n, b FROM small) AS s WHERE n IS NULL => 'x' ; 'y'
SELECT a AS v FROM small UNION ALL SELECT b FROM big => ERROR ETL-SQL-0005
