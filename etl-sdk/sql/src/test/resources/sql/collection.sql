SELECT CARDINALITY(ARRAY[1, 2, 3]) => 3
SELECT CARDINALITY(ARRAY[1, NULL]) => 2
SELECT CARDINALITY(CAST(NULL AS INTEGER ARRAY)) => NULL
--@ postgres: SELECT CARDINALITY(CAST(NULL AS INTEGER[]))
SELECT CARDINALITY(MAP['a', 1, 'b', 2]) => 2
--@ none: PostgreSQL has no MAP
SELECT ELEMENT(ARRAY[7]) => 7
--@ none: ELEMENT is Calcite's
SELECT ELEMENT(ARRAY[7, 8]) => ERROR ETL-VALUE-0004
--@ none: ELEMENT is Calcite's
SELECT ARRAY[1] IS EMPTY => false
--@ none: IS EMPTY is Calcite's
SELECT ARRAY[1] IS NOT EMPTY => true
--@ none: IS EMPTY is Calcite's
SELECT MAP['a', 1] IS EMPTY => false
--@ none: IS EMPTY is Calcite's
SELECT MAP['a', 1] IS NOT EMPTY => true
--@ none: IS EMPTY is Calcite's
SELECT ARRAY[1, 2] || ARRAY[3] => [1, 2, 3]
SELECT ARRAY['a', NULL] || ARRAY['b'] => ['a', NULL, 'b']
SELECT ARRAY[1, 2, 3] => [1, 2, 3]
SELECT ARRAY['a', 'bcd'] => ['a', 'bcd']
SELECT ARRAY[1, NULL, 3] => [1, NULL, 3]
SELECT ARRAY[1, 2.5] => [1, 2.5]
SELECT MAP['a', 1, 'b', NULL] => {'a': 1, 'b': NULL}
--@ none: PostgreSQL has no MAP
SELECT ROW(1, 'a') => (1, 'a')
--@ none: a ROW has no names there, and is written otherwise
SELECT ARRAY[ARRAY[1], ARRAY[2, 3]] => [[1], [2, 3]]
--@ differs: arrays in an array have one length there
SELECT ARRAY[1, 2][1] => 1
--@ postgres: SELECT (ARRAY[1, 2])[1]
SELECT ARRAY[1, 2][0] => NULL
--@ postgres: SELECT (ARRAY[1, 2])[0]
SELECT ARRAY[1, 2][3] => NULL
--@ postgres: SELECT (ARRAY[1, 2])[3]
SELECT ARRAY[1, 2][-1] => NULL
--@ postgres: SELECT (ARRAY[1, 2])[-1]
SELECT MAP['a', 1]['a'] => 1
--@ none: PostgreSQL has no MAP
SELECT MAP['a', 1]['b'] => NULL
--@ none: PostgreSQL has no MAP
-- From columns
TABLE nested (id INTEGER, tags ARRAY<VARCHAR>, m MAP<VARCHAR, INTEGER>, event ROW<page VARCHAR, pos ROW<x INTEGER, y INTEGER>>, deep ARRAY<ROW<k VARCHAR, v INTEGER>>): (1, ['a', 'b'], {'k': 1}, ('home', (1, 2)), [('x', 10), ('y', NULL)]), (2, [], {}, ('cart', NULL), []), (3, NULL, NULL, NULL, NULL), (4, [NULL], {'k': NULL}, (NULL, (NULL, 4)), [NULL])
SELECT tags[1] AS v FROM nested => 'a' ; NULL ; NULL ; NULL
--@ none: its tables here have no MAP
SELECT tags AS v FROM nested => ['a', 'b'] ; [] ; NULL ; [NULL]
--@ none: its tables here have no MAP
SELECT m['k'] AS v FROM nested => 1 ; NULL ; NULL ; NULL
--@ none: PostgreSQL has no MAP
SELECT m AS v FROM nested => {'k': 1} ; {} ; NULL ; {'k': NULL}
--@ none: PostgreSQL has no MAP
SELECT nested.event.page AS v FROM nested => 'home' ; 'cart' ; NULL ; NULL
--@ none: PostgreSQL writes it otherwise
SELECT n.event.pos.y AS v FROM nested AS n => 2 ; NULL ; NULL ; 4
--@ none: PostgreSQL writes it otherwise
SELECT event AS v FROM nested => ('home', (1, 2)) ; ('cart', NULL) ; NULL ; (NULL, (NULL, 4))
--@ none: PostgreSQL writes it otherwise
SELECT n.deep[1].v AS v FROM nested AS n => 10 ; NULL ; NULL ; NULL
--@ none: PostgreSQL writes it otherwise
SELECT n.deep[2].k AS v FROM nested AS n => 'y' ; NULL ; NULL ; NULL
--@ none: PostgreSQL writes it otherwise
SELECT CARDINALITY(tags) AS v FROM nested => 2 ; 0 ; NULL ; 1
--@ none: its tables here have no MAP
SELECT tags IS EMPTY AS v FROM nested => false ; true ; NULL ; false
--@ none: IS EMPTY is Calcite's
SELECT m IS EMPTY AS v FROM nested => false ; true ; NULL ; false
--@ none: IS EMPTY is Calcite's
SELECT ELEMENT(tags) AS v FROM nested WHERE id > 1 => NULL ; NULL ; NULL
--@ none: ELEMENT is Calcite's
SELECT CARDINALITY(m) AS v FROM nested => 1 ; 0 ; NULL ; 1
--@ none: PostgreSQL has no MAP
-- UNNEST makes a row of each element; a row without elements makes none.
TABLE lists (id INTEGER, tags ARRAY<VARCHAR>, numbers ARRAY<INTEGER>): (1, ['a', 'b'], [10]), (2, [], [20, 30]), (3, NULL, NULL), (4, [NULL, 'c'], [NULL])
SELECT t.tag AS v FROM lists CROSS JOIN UNNEST(lists.tags) AS t (tag) => 'a' ; 'b' ; NULL ; 'c'
SELECT lists.id AS v FROM lists CROSS JOIN UNNEST(lists.tags) AS t (tag) => 1 ; 1 ; 4 ; 4
SELECT t.n + 1 AS v FROM lists CROSS JOIN UNNEST(lists.numbers) AS t (n) => 11 ; 21 ; 31 ; NULL
SELECT t.tag AS v FROM lists, UNNEST(lists.tags) AS t (tag) WHERE t.tag > 'a' => 'b' ; 'c'
SELECT t.o AS v FROM lists, UNNEST(lists.tags) WITH ORDINALITY AS t (tag, o) => 1 ; 2 ; 1 ; 2
SELECT t.tag AS v FROM lists LEFT JOIN UNNEST(lists.tags) AS t (tag) ON TRUE => 'a' ; 'b' ; NULL ; NULL ; NULL ; 'c'
SELECT t.tag || CAST(u.n AS VARCHAR) AS v FROM lists, UNNEST(lists.tags) AS t (tag), UNNEST(lists.numbers) AS u (n) => 'a10' ; 'b10' ; NULL ; NULL
