package io.placemarket.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The rows of a run, printed as they come. */
final class Report {
    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
        System.out.println(row);
    }

    void addAll(List<Row> several) {
        several.forEach(this::add);
    }

    /** Says something that is no figure. */
    void note(String text) {
        System.out.println(text);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Prints how many goals were met; true where none was missed. */
    boolean summary() {
        long met = rows.stream().filter(Row::met).count();
        long missed = rows.stream().filter(Row::missed).count();
        System.out.printf("%d met, %d missed, %d without a goal%n", met, missed, rows.size() - met - missed);
        return missed == 0;
    }
}
