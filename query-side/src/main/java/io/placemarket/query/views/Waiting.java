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

    Question add(long atLeast, Runnable answer) {
        Question question = new Question(atLeast, count++, answer);
        questions.add(question);
        return question;
    }

    void remove(Question question) {
        questions.remove(question);
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
