package io.placemarket.query.booking;

import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.query.cohort.StudentRow;
import io.placemarket.query.reading.Page;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the universities' own numbers of students, and what is written of them, in rows made for somebody who may see them. */
@Component
public class References {
    private final SealedReferences references;

    References(SealedReferences references) {
        this.references = references;
    }

    /** The same allocations with the numbers that are theirs to see, and with notes; a student whose key was deleted has none. */
    public Mono<List<AllocationRow>> fill(List<AllocationRow> rows) {
        return references
                .open(rows.stream().flatMap(AllocationRow::sealed).collect(Collectors.toSet()))
                .map(opened -> rows.stream().map(row -> row.opened(opened)).toList());
    }

    /** The same page of allocations with the numbers and notes. */
    public Mono<Page<AllocationRow>> fill(Page<AllocationRow> page) {
        return fill(page.items()).map(rows -> new Page<>(rows, page.next(), page.position()));
    }

    /** The same page of students with the numbers and notes. */
    public Mono<Page<StudentRow>> fillStudents(Page<StudentRow> page) {
        return references
                .open(page.items().stream().flatMap(StudentRow::sealed).collect(Collectors.toSet()))
                .map(opened -> page.map(row -> row.opened(opened)));
    }
}
