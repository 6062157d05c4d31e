package io.placemarket.query.measure;

/** What is measured, and how. */
public enum MeasureName {
    FILL_RATE(
            "Fill rate",
            "Booked student-weeks ÷ booked and still free ones, in the weeks of the period. Free is counted area by"
                    + " area, as what its open offers together could still take; a profession's row counts each area with"
                    + " that profession alone, so rows do not add up. Places withdrawn, closed, no longer safe or not yet"
                    + " released are not free: beside it stands the fill of what was released. Where not every way to"
                    + " fill an area was tried, at least so many are free, and the rate is at most what is told.",
            "student-weeks",
            People.NONE),
    FILL_AT_BEGINNING(
            "Fill rate when each week began",
            "Booked student-weeks ÷ booked and still free ones, as they were known when each week began; of the weeks"
                    + " of the period that have begun since the log did. Nothing said later changes it: not lowering what"
                    + " is safe, nor a placement that ends early. Free is counted as for the fill rate. Where several professions are asked for, their rows are"
                    + " added up.",
            "student-weeks",
            People.NONE),
    FILL_OF_POSTED(
            "Fill of what was released",
            "Student-weeks booked ÷ the student-weeks offers promised when they were released, or posted where they"
                    + " could be booked at once, and whatever they promised beyond that later. Lowering what is safe,"
                    + " closing an offer, lowering its places or withdrawing it, in part or whole, leaves the denominator"
                    + " as it was; of a withdrawn offer that was posted again only what the later one does not promise"
                    + " is counted. Offers not released yet are not counted; those that are alternatives for the same"
                    + " places hold the rate down.",
            "student-weeks",
            People.NONE),
    CAPACITY(
            "Share of capacity",
            "Student-weeks posted in the group ÷ all posted, in the weeks of the period, without withdrawn offers."
                    + " Of offers that are alternatives for the same places, each is counted. Growth compares the group with itself in as many weeks from the baseline week on.",
            "student-weeks",
            People.NONE),
    STILL_TO_PLACE(
            "Still to place",
            "Student-weeks that cohorts must be placed and are not booked for ÷ all that they must be placed, in the"
                    + " weeks of the period. A cohort's students are those expected, or those enrolled where they are"
                    + " more.",
            "student-weeks",
            People.STUDENT_WEEKS),
    PROGRAMME_STARTS(
            "Programme starts",
            "Students who started a programme ÷ starts planned, in the months that hold a day of the period; by the"
                    + " start's and the plan's profession and route. The start of a placement is not the start of a"
                    + " programme.",
            "planned starts",
            People.HEADS),
    FORECAST_GAP(
            "Forecast gap",
            "Student-weeks needed beyond those posted ÷ student-weeks needed, by profession and week of the period;"
                    + " what one profession or week has too much helps no other. Needed is what cohorts must be placed"
                    + " and, for planned starts that have no cohort yet, what the cohort a year before needs, 52 weeks"
                    + " later; planned starts with no such cohort are left out. Posted are all places of offers that were"
                    + " not withdrawn; of offers that are alternatives for the same places, each is counted. Where care"
                    + " systems are chosen: of universities and areas that lie there.",
            "student-weeks",
            People.STUDENT_WEEKS),
    DID_NOT_COMPLETE(
            "Did not complete",
            "Students who left their programme ÷ students who completed or left, in the months that hold a day of the"
                    + " period; by the university's reason.",
            "students",
            People.HEADS),
    OFFERS_WITHDRAWN(
            "Offers withdrawn",
            "Offers withdrawn ÷ offers posted, of those with a week in the period; by the provider's reason.",
            "offers",
            People.NONE),
    POSTED_AGAIN(
            "Offers posted again",
            "Offers posted in the place of withdrawn ones ÷ offers withdrawn, of those with a week in the period."
                    + " Releases that were run again are counted apart.",
            "offers",
            People.NONE),
    RE_RUNS(
            "Re-runs",
            "How often releases were resolved again after an error ÷ releases resolved, of offers with a week in the"
                    + " period; by reason. Both results stay to be seen.",
            "releases",
            People.NONE),
    WITHDRAWALS(
            "Placements withdrawn or returned",
            "Allocations that a university or a provider gave up, or that the provider returned or let pass ÷"
                    + " allocations proposed, of those with a week in the period.",
            "allocations",
            People.HEADS),
    DID_NOT_START(
            "Did not start",
            "Students reported as not having started ÷ allocations whose first week lies in the period and has begun,"
                    + " and that were not withdrawn or returned before.",
            "allocations",
            People.HEADS),
    LEFT_EARLY(
            "Left early",
            "Students reported as having left before the end ÷ allocations whose first week lies in the period and has"
                    + " begun, and that did start. Starts are presumed by the calendar.",
            "allocations",
            People.HEADS);

    private final String title;
    private final String definition;
    private final String unit;
    private final People people;

    MeasureName(String title, String definition, String unit, People people) {
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.people = people;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** What is divided by what. */
    public String definition() {
        return definition;
    }

    /** What is counted. */
    public String unit() {
        return unit;
    }

    /** Whether single people could be told from small counts. */
    boolean countsPeople() {
        return people == People.HEADS;
    }

    /** Whether it counts the weeks of people, of which one person has several. */
    boolean countsTheirWeeks() {
        return people == People.STUDENT_WEEKS;
    }

    private enum People {
        /** Places, offers and releases. */
        NONE,
        /** Students, and their placements. */
        HEADS,
        STUDENT_WEEKS
    }
}
