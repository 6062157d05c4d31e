package io.placemarket.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Percentiles of times. */
final class Latency {
    private Latency() {}

    static double millis(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    /** Starts the task so many times a second, whether or not earlier ones have ended; each from its intended start. */
    static long[] openLoop(int perSecond, long millis, Runnable task) {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < Math.max(1, perSecond * millis / 1_000); i++) {
                long intended = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                callers.execute(() -> {
                    task.run();
                    times.add(System.nanoTime() - intended);
                });
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }
}
