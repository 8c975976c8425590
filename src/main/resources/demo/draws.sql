-- Random numbers that are a function of what they are for, so that customer 4711 is the same
-- customer in a bank of ten thousand and of ten million, on any machine and in any order of work.
-- The mixer is the 32-bit finaliser of MurmurHash3 in plain integer arithmetic; io.baton.demo.Draw
-- computes the same numbers.

-- One of 2^32 for a subject (a customer, or a customer's n-th event) and a question (the salt).
CREATE OR REPLACE MACRO mixed_1(x) AS (xor(x, x >> 16) * 2246822507) & 4294967295;
CREATE OR REPLACE MACRO mixed_2(x) AS (xor(x, x >> 13) * 3266489909) & 4294967295;
CREATE OR REPLACE MACRO mixed_3(x) AS xor(x, x >> 16);
CREATE OR REPLACE MACRO mixed(x) AS mixed_3(mixed_2(mixed_1(x)));
CREATE OR REPLACE MACRO drawn(subject, salt) AS
  mixed((subject::UBIGINT * 2654435769 + salt::UBIGINT * 2246822519) & 4294967295);

-- A whole number in [0, n).
CREATE OR REPLACE MACRO lot(subject, salt, n) AS
  ((drawn(subject, salt) * n::UBIGINT) >> 32)::INTEGER;
