package io.placemarket.kernel.booking;

/** Why something was declined, withdrawn or lowered; counted in the measures. */
public enum ReasonCode {
    STAFF_SHORTAGE("Too few supervisors"),
    STAFF_SICKNESS("Staff sickness"),
    WARD_CLOSED("Ward or service closed or moved"),
    INFECTION_CONTROL("Infection control"),
    BUILDING_WORK("Building work"),
    INSPECTION("Inspection or audit finding"),
    NOT_SUITABLE("Not suitable for this student's learning needs"),
    REQUIREMENTS_NOT_MET("Requirements not met in time"),
    PLACED_ELSEWHERE("Placed elsewhere"),
    TIMETABLE_CHANGED("University timetable changed"),
    STUDENT_LEFT_PROGRAMME("Student left the programme"),
    STUDENT_INTERRUPTED("Student interrupted studies"),
    STUDENT_ILLNESS("Student illness"),
    TRAVEL("Travel not possible"),
    POSTED_IN_ERROR("Posted in error"),
    RECORDED_IN_ERROR("Recorded in error"),
    OFFER_CLOSED("The offer was closed"),
    NOT_CONFIRMED_IN_TIME("Not confirmed in time"),
    OTHER("Other");

    private final String label;

    ReasonCode(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
