package io.placemarket.query.booking;

import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.cohort.StudentRow;
import io.placemarket.query.reading.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the universities' own numbers of students in rows made for somebody who may see them. */
@Component
public class References {
    private final SealedReferences references;

    References(SealedReferences references) {
        this.references = references;
    }

    /** The same allocations with the numbers that are theirs to see; a student whose key was deleted has none. */
    public Mono<List<AllocationRow>> fill(List<AllocationRow> rows) {
        Map<StudentId, String> sealed = new HashMap<>();
        rows.forEach(row -> row.sealedReference().ifPresent(text -> sealed.put(row.student(), text)));
        return open(sealed)
                .map(opened -> rows.stream()
                        .map(row -> row.withReference(Optional.ofNullable(opened.get(row.student()))))
                        .toList());
    }

    /** The same page of allocations with the numbers. */
    public Mono<Page<AllocationRow>> fill(Page<AllocationRow> page) {
        return fill(page.items()).map(rows -> new Page<>(rows, page.next(), page.position()));
    }

    /** The same page of students with the numbers. */
    public Mono<Page<StudentRow>> fillStudents(Page<StudentRow> page) {
        Map<StudentId, String> sealed = new HashMap<>();
        page.items().forEach(row -> row.sealedReference().ifPresent(text -> sealed.put(row.student(), text)));
        return open(sealed)
                .map(opened -> page.map(row -> row.withReference(Optional.ofNullable(opened.get(row.student())))));
    }

    private Mono<Map<StudentId, String>> open(Map<StudentId, String> sealed) {
        return sealed.isEmpty() ? Mono.just(Map.of()) : references.open(sealed);
    }
}
