package io.placemarket.query.views;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Questions that wait for a position, the lowest first. Not thread-safe. */
final class Waiting {
    private final PriorityQueue<Question> questions =
            new PriorityQueue<>(Comparator.comparingLong(Question::atLeast).thenComparingLong(Question::number));
    private long count;

    /**
     * One of them.
     *
     * @param number in which order they came
     */
    record Question(long atLeast, long number, Runnable answer) {}

    void add(long atLeast, Runnable answer) {
        questions.add(new Question(atLeast, count++, answer));
    }

    void remove(Runnable answer) {
        questions.removeIf(question -> question.answer().equals(answer));
    }

    void reached(long position) {
        for (Question next = questions.peek(); next != null && next.atLeast() <= position; next = questions.peek()) {
            questions.remove();
            next.answer().run();
        }
    }

    int size() {
        return questions.size();
    }
}
