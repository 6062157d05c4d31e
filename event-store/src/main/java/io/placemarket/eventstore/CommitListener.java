package io.placemarket.eventstore;

import java.util.List;

/** Hears what became visible in the log, in order, on the writer's thread. */
interface CommitListener {
    /** Units of this process were committed, the first of them directly after what was heard before or read. */
    void committed(List<UnitDocument> own);

    /** Units of other processes were met. */
    void foreign(List<UnitDocument> others);
}
