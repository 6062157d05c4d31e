package io.placemarket.query.page;

import io.placemarket.query.cohort.CohortRow;
import io.placemarket.query.cohort.CohortWeek;
import io.placemarket.query.cohort.Hours;
import io.placemarket.query.cohort.StudentProgramme;
import io.placemarket.query.cohort.StudentRow;
import io.placemarket.query.market.Labels;
import java.time.LocalDate;
import java.util.Optional;

/** A cohort as pages show it. */
record CohortLine(CohortRow row) {
    /**
     * One of its weeks.
     *
     * @param bin a shade by how many are still to place
     */
    record Demand(String label, int stillToPlace, int booked, int bin) {
        static Demand of(CohortWeek week) {
            int share = week.needed() == 0 ? 0 : 100 * week.stillToPlace() / week.needed();
            return new Demand(
                    Words.shortDay(week.week().monday()),
                    week.stillToPlace(),
                    week.held() + week.allocated(),
                    share == 0 ? 0 : share < 25 ? 1 : share < 60 ? 2 : 3);
        }
    }

    /** One of its students. */
    record StudentLine(
            String reference,
            String student,
            int booked,
            int stillToPlace,
            String requirements,
            String programme,
            String state,
            String hours,
            boolean forgotten) {
        static StudentLine of(StudentRow row) {
            return new StudentLine(
                    row.reference().orElse(row.forgotten() ? "forgotten" : "not readable any more"),
                    row.student().value(),
                    row.placed().size(),
                    row.stillToPlace().size(),
                    row.requirements().isEmpty() ? "None recorded" : Words.requirements(row.requirements()),
                    programme(row.programme()),
                    row.programme().state().name(),
                    hours(row.hours()),
                    row.forgotten());
        }

        private static String programme(StudentProgramme programme) {
            return switch (programme.state()) {
                case NOT_STARTED -> "Not said to have started";
                case STARTED -> "Started " + day(programme.startedOn());
                case COMPLETED -> "Completed " + day(programme.endedOn());
                case LEFT ->
                    "Left " + day(programme.endedOn())
                            + programme
                                    .reason()
                                    .map(reason -> ": " + reason.code().label())
                                    .orElse("");
            };
        }

        private static String day(Optional<LocalDate> day) {
            return day.map(Words::day).orElse("");
        }

        private static String hours(Hours hours) {
            String reached = hours.minimum().isPresent()
                    ? "%,d of %,d".formatted(hours.reached(), hours.minimum().getAsInt())
                    : "%,d".formatted(hours.reached());
            return hours.simulated() == 0 ? reached : reached + ", %,d simulated".formatted(hours.simulated());
        }
    }

    public String getId() {
        return row.cohort().value();
    }

    public String getName() {
        return row.programme();
    }

    public String getProfession() {
        return row.professionName();
    }

    public String getLevel() {
        return Labels.of(row.level());
    }

    public String getIntake() {
        return Words.month(row.intake());
    }

    public String getWeeks() {
        return Words.weeks(row.weeks());
    }

    /** Such as 62 of 80. */
    public String getPlaced() {
        return row.placed() + " of " + row.of();
    }

    /** What else is known of how far it is placed. */
    public String getAlongWith() {
        int share = row.studentWeeksNeeded() == 0 ? 0 : 100 * row.studentWeeksBooked() / row.studentWeeksNeeded();
        return row.partlyPlaced() + " in part, " + share + " % of weeks booked";
    }

    public int getStillToPlace() {
        return row.studentWeeksStillToPlace();
    }

    public int getBooked() {
        return row.studentWeeksBooked();
    }

    public int getNeeded() {
        return row.studentWeeksNeeded();
    }

    /** How many students are known, and how many of them are placed in part. */
    public String getEnrolled() {
        return Words.count(row.enrolled(), "student") + " of " + row.size() + " known"
                + (row.partlyPlaced() == 0 ? "" : ", " + row.partlyPlaced() + " placed in part");
    }

    /** What it studies, in a line. */
    public String getLede() {
        return "%s, %s, intake %s, %s, %s. To be placed %s."
                .formatted(
                        getProfession(),
                        getLevel(),
                        getIntake(),
                        Labels.of(row.route()),
                        Words.plain(row.attendance()),
                        getWeeks());
    }
}
