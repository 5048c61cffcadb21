package io.jenkins.plugins.compliance.drill;

import java.util.random.RandomGenerator;

/** Which entry of a chain an attack is aimed at. */
enum Place {
    ANY(1) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return random.nextLong(entries);
        }
    },
    FIRST(1) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return 0;
        }
    },
    LAST(1) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return entries - 1;
        }
    },
    NOT_FIRST(2) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return random.nextLong(1, entries);
        }
    },
    NOT_LAST(2) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return random.nextLong(entries - 1);
        }
    },
    NEITHER_FIRST_NOR_LAST(3) {
        @Override
        long choose(long entries, RandomGenerator random) {
            return random.nextLong(1, entries - 1);
        }
    };

    private final long minEntries;

    Place(long minEntries) {
        this.minEntries = minEntries;
    }

    /** The fewest entries among which there is such a place. */
    Needs needs() {
        return Needs.entries(minEntries);
    }

    abstract long choose(long entries, RandomGenerator random);
}
