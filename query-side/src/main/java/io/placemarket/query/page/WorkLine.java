package io.placemarket.query.page;

import io.placemarket.query.work.WorkItem;
import io.placemarket.query.work.WorkList;
import java.time.Instant;
import java.util.List;

/**
 * Something that needs who looks.
 *
 * @param due in words; empty where it waits without a term
 * @param late whether that is past
 */
record WorkLine(String kind, String what, String due, boolean late, String page) {
    /** As many as a page about something else shows. */
    static final int SOME = 8;

    static List<WorkLine> of(WorkList list, Instant now) {
        return list.items().stream().map(item -> of(item, now)).toList();
    }

    private static WorkLine of(WorkItem item, Instant now) {
        return new WorkLine(
                item.kind().label(),
                item.what(),
                item.due().map(Words::moment).orElse(""),
                item.due().filter(due -> !due.isAfter(now)).isPresent(),
                item.page());
    }
}
