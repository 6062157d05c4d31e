package io.placemarket.marketplace.demonstration.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded chance: the same seed always says the same. */
final class Chance {
    private final Random random;

    Chance(long seed, String purpose) {
        this.random = new Random(seed * 31 + purpose.hashCode());
    }

    /** The generator itself, for identifiers. */
    Random generator() {
        return random;
    }

    /** From the least to the most, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True with that probability, 0 to 1. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
