package io.placemarket.command.model;

import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.refusal.EachRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where none of those who were named is placed, each is refused as though asked for alone. */
final class EachAlone {
    private EachAlone() {}

    static Map<AllocateStudents, ProblemCode> refused(AllocateEach command, NobodyPlaced nobody) {
        Map<AllocateStudents, ProblemCode> alone = new LinkedHashMap<>();
        for (int i = 0; i < command.students().size(); i++) {
            EachRefusal reason = nobody.refused().get(i);
            alone.put(
                    new AllocateStudents(
                            command.offer(),
                            command.cohort(),
                            List.of(command.students().get(i)),
                            command.weeks(),
                            command.hold()),
                    ProblemCode.find(reason.code()).orElseThrow());
        }
        return alone;
    }
}
