package io.placemarket.eventstore.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same thing done by many in one moment. */
final class Together {
    private Together() {}

    /** One of the many. */
    interface Doing<T> {
        T by(int number) throws Exception;
    }

    /** What each got, in the order of their numbers; fails where one of them failed. */
    static <T> List<T> run(int many, Doing<T> doing) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            tasks.add(() -> {
                start.await();
                return doing.by(number);
            });
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(many)) {
            for (Future<T> one : workers.invokeAll(tasks)) {
                results.add(one.get());
            }
        }
        return results;
    }
}
