package io.placemarket.benchmarks;

import io.placemarket.benchmarks.Rounds.Question;

/**
 * What a part of the benchmark works with.
 *
 * @param where which database, as rows name it
 * @param engines on a database of the part's own
 * @param millis length of a round
 * @param quick whether figures matter less than that everything runs
 */
record Bench(String where, Engines engines, Rounds rounds, long millis, boolean quick, Report report) {
    boolean embedded() {
        return where.equals("embedded");
    }

    Question question(String name, String unit, Goal goal) {
        return new Question(where + ": " + name, unit, goal);
    }
}
