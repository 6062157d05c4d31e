package io.placemarket.benchmarks;

import java.util.List;

/** What an oracle found after faults. All but the first should be 0. */
final class FaultCount {
    private long acknowledged;
    private long lost;
    private long half;
    private long mismatches;

    void acknowledge(int documents) {
        acknowledged += documents;
    }

    void lose(int id, long revision, String found) {
        lost++;
        System.out.println("lost: document " + id + ", revision " + revision + ", found " + found);
    }

    void halve(Object document) {
        half++;
        System.out.println("half: " + document);
    }

    void mismatch(List<String> problems) {
        mismatches += problems.size();
        problems.forEach(problem -> System.out.println("index mismatch: " + problem));
    }

    void add(FaultCount other) {
        add(other.acknowledged, other.lost, other.half, other.mismatches);
    }

    void add(long moreAcknowledged, long moreLost, long moreHalf, long moreMismatches) {
        acknowledged += moreAcknowledged;
        lost += moreLost;
        half += moreHalf;
        mismatches += moreMismatches;
    }

    boolean sound() {
        return lost + half + mismatches == 0;
    }

    @Override
    public String toString() {
        return "acknowledged " + acknowledged + ", lost " + lost + ", half " + half + ", index mismatches "
                + mismatches;
    }
}
