package io.placemarket.benchmarks;

/** A part of the benchmark: one or a few rows. */
@FunctionalInterface
interface Part {
    void run(Bench bench) throws Exception;
}
