SELECT BITAND(5, 3) => 1
--@ postgres: SELECT 5 & 3
SELECT BITAND(-1, 255) => 255
--@ postgres: SELECT -1 & 255
SELECT BITAND(CAST(5 AS BIGINT), CAST(3 AS BIGINT)) => 1
--@ postgres: SELECT CAST(5 AS BIGINT) & 3
SELECT 5 & 3 => 1
SELECT BITAND(X'0F', X'35') => X'05'
--@ none: operators on bytes are Calcite's
SELECT BITAND(X'0F', X'3500') => ERROR ETL-VALUE-0004
--@ none: operators on bytes are Calcite's
SELECT BITOR(5, 3) => 7
--@ postgres: SELECT 5 | 3
SELECT BITOR(X'0F', X'30') => X'3F'
--@ none: operators on bytes are Calcite's
SELECT BITXOR(5, 3) => 6
--@ postgres: SELECT 5 # 3
SELECT BITXOR(X'0F', X'35') => X'3A'
--@ none: operators on bytes are Calcite's
SELECT 5 ^ 3 => 6
--@ differs: ^ is a power there; the exclusive or is #
--@ postgres: SELECT 5 ^ 3
SELECT BITNOT(5) => -6
--@ postgres: SELECT ~5
SELECT BITNOT(X'0F') => X'F0'
--@ none: operators on bytes are Calcite's
SELECT BITCOUNT(7) => 3
--@ none: it counts the bits of bytes only, as BIT_COUNT
SELECT BITCOUNT(-1) => 32
--@ none: it counts the bits of bytes only, as BIT_COUNT
SELECT BITCOUNT(CAST(-1 AS TINYINT)) => 8
--@ none: it counts the bits of bytes only, as BIT_COUNT
SELECT BITCOUNT(CAST(-1 AS BIGINT)) => 64
--@ none: it counts the bits of bytes only, as BIT_COUNT
SELECT BITCOUNT(X'FF01') => 9
--@ postgres: SELECT BIT_COUNT('\xff01'::bytea)
SELECT LEFTSHIFT(1, 4) => 16
--@ postgres: SELECT 1 << 4
SELECT LEFTSHIFT(1, 31) => -2147483648
--@ postgres: SELECT 1 << 31
SELECT LEFTSHIFT(1, 33) => 2
--@ postgres: SELECT 1 << 33
SELECT LEFTSHIFT(CAST(1 AS BIGINT), 40) => 1099511627776
--@ postgres: SELECT CAST(1 AS BIGINT) << 40
SELECT LEFTSHIFT(CAST(1 AS SMALLINT), 15) => -32768
--@ postgres: SELECT CAST(1 AS SMALLINT) << 15
SELECT 1 << 4 => 16
