package io.placemarket.kernel.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Hours of practice a programme asks for: a minimum to reach, and for some a cap on how many of them may be simulated (domain guide,
 * "Practice hours"; of occupational therapy the figure is commonly held, not checked). Each figure is dated.
 */
public final class PracticeHours {
    private final List<Rule> rules;

    private PracticeHours(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(ProfessionCode profession, OptionalInt minimum, OptionalInt cap, LocalDate from, LocalDate to) {
        boolean holds(ProfessionCode other, LocalDate day) {
            return profession.equals(other) && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    static PracticeHours read() {
        return new PracticeHours(ReferenceFile.rows("practice-hours.csv")
                .map(row -> new Rule(
                        new ProfessionCode(row.getField("profession")),
                        number(row.getField("minimum_hours")),
                        number(row.getField("simulated_hours_cap")),
                        LocalDate.parse(row.getField("from")),
                        row.getField("to").isEmpty() ? LocalDate.MAX : LocalDate.parse(row.getField("to"))))
                .toList());
    }

    /** The fewest hours of practice a student of that profession must reach, by what holds on that day; absent where none is known. */
    public OptionalInt minimum(ProfessionCode profession, LocalDate day) {
        return holding(profession, day).map(Rule::minimum).findFirst().orElse(OptionalInt.empty());
    }

    /** The most hours that may be simulated, by what holds on that day; absent where none is known. */
    public OptionalInt simulatedCap(ProfessionCode profession, LocalDate day) {
        return holding(profession, day).map(Rule::cap).findFirst().orElse(OptionalInt.empty());
    }

    private Stream<Rule> holding(ProfessionCode profession, LocalDate day) {
        return rules.stream().filter(rule -> rule.holds(profession, day));
    }

    private static OptionalInt number(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
