package io.placemarket.kernel.problem;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every way the market can refuse. The code is stable: programs may depend on it. Each has a page under {@code /problems/{code}}.
 */
public enum ProblemCode {
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "The body is not what its media type says, such as JSON that breaks off, or a header or parameter is not well formed."),
    SIGN_IN_REQUIRED(401, "Sign in first", "No account was named, or its name and password do not belong together."),
    NOT_ALLOWED(403, "Your role may not do this", "What each role may do is listed in the documentation."),
    NOT_YOURS(
            403,
            "This belongs to another organisation",
            "A provider changes only its own areas and offers and what is booked in them; a university only its own cohorts, students and bookings."),
    BAD_CSRF_TOKEN(
            403,
            "The page is out of date",
            "The request did not carry the token of the page it came from. Load the page again."),
    NOT_FOUND(
            404, "There is no such thing", "Nothing in the market has this identifier, or this address leads nowhere."),
    METHOD_NOT_ALLOWED(405, "This address does not do that", "The method is not one this address answers to."),
    NOT_ACCEPTABLE(406, "This cannot be answered in that form", "None of the media types asked for can be written."),
    PAYLOAD_TOO_LARGE(413, "The request is too large", "Split it and send the parts one after the other."),
    ADDRESS_TOO_LONG(
            414,
            "The address is too long",
            "With its parameters it is longer than is read here. Ask with fewer filters; everything a filter accepts can be asked for by leaving it out."),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood here", "The accepted ones are named in the answer."),
    INVALID_VALUE(
            422,
            "A value is not acceptable",
            "The field, the value and what would be accepted are named in the answer."),
    MISSING_VALUE(422, "A value is missing", "The field that is needed is named in the answer."),
    INVALID_ROWS(
            422, "Some rows are not acceptable", "Each is named with its line, column and what would be accepted."),
    CAPACITY_EXCEEDED(
            409,
            "There is not that much room",
            "An area never takes more students in a week than is safe. The answer says what is free, week by week."),
    STUDENT_ALREADY_BOOKED(
            409, "The student is already placed in one of these weeks", "A student is in one place at a time."),
    PROGRAMME_ENDED(
            409,
            "The student's programme has ended",
            "A student starts a programme once, and completes or leaves it once; from then on the student takes no further places. The answer says when it ended; its university takes back what was recorded in error."),
    STUDENT_FORGOTTEN(
            409,
            "The student was forgotten",
            "The student's key is deleted: number and adjustments can be read nowhere any more, notes and requirements are told no more, and nothing new is recorded. The number can be enrolled again, as somebody new."),
    PLACEMENTS_AHEAD(
            409,
            "Placements of the student lie ahead",
            "A student completes the programme when nothing is booked after that day, and is forgotten when nothing is booked in this week or later. The answer names the weeks: give up first what has not begun, or say that the student left."),
    SIMULATED_HOURS_EXCEEDED(
            409,
            "Too many hours would be simulated",
            "A programme lets only so many hours of practice be simulated. The answer says how many the student has, would have, and may have."),
    OFFER_WITHDRAWN(409, "The offer was withdrawn", "Nothing further can be booked in it."),
    OFFER_CLOSED(409, "The offer is closed", "Nothing further can be booked in it. What is booked stays."),
    OFFER_NOT_RELEASED(
            409,
            "The offer is not released yet",
            "It can be seen, but booked only from its release on, which stands in the answer. Until then a university requests places; all requests are resolved together."),
    OFFER_RELEASED(
            409,
            "The offer takes no requests",
            "It was released already, or was bookable from the start: hold places in it or allocate students."),
    OFFER_FOR_OTHERS(
            409,
            "The offer is for other education providers",
            "Its provider named those that may book in it; yours is not among them."),
    AGREEMENT_REQUIRED(
            409,
            "There is no agreement for this",
            "The offer asks for an agreement between the two organisations that holds for its profession on every day that is booked."),
    TERM_FIXED(
            409,
            "This term can no longer change",
            "Which terms of an offer may change once something is booked in it is listed in the documentation. Otherwise withdraw it and post it again."),
    PLACES_BOOKED(
            409,
            "These places are booked",
            "Nobody loses a place by a change of the offer. The answer says how many are booked, week by week."),
    OUTSIDE_AUDIT(
            409,
            "The days lie outside the educational audit",
            "An offer's days must lie within the audit of its area, for a profession it is fit to teach."),
    PROFESSION_DIFFERS(409, "The offer is for another profession", "An offer serves one profession."),
    LEVEL_DIFFERS(409, "The offer is for other learners", "An offer names the learner level it suits."),
    WEEKS_HAVE_BEGUN(409, "These weeks have begun", "What has begun can neither be booked nor freed."),
    WRONG_STATE(
            409, "That cannot happen now", "The answer says in which state it is, and which states this would need."),
    HOLD_TOO_SMALL(409, "The hold has fewer places", "A hold can name as many students as it has places left."),
    NOBODY_PLACED(
            409,
            "Nobody was placed",
            "Each of those who were named was refused; the answer gives each one's reason. Nothing was recorded: a repeat is considered anew, under the same key too."),
    COHORT_CEILING(
            409,
            "The cohort has taken enough places",
            "What a cohort holds and fills in a week may exceed its students by a tenth, so that others find places too. The answer says how many are taken."),
    HOLD_LAPSED(409, "The hold has lapsed", "Its places are free again; place another."),
    HOLD_EXTENDED(
            409,
            "The hold was extended before",
            "A hold can be extended once. Name its students, or give its places back so that others find them."),
    ROOM_AVAILABLE(
            409,
            "There is room now",
            "Nobody needs to wait for places that are free: hold them, or allocate students."),
    TURN_LAPSED(
            409,
            "The turn has lapsed",
            "The places were kept until the instant in the answer; since then they are the next one's, or free."),
    TOO_LATE(409, "The time to answer has passed", "The deadline stands in the answer."),
    EARLIER_BOOKINGS_CLOSED(
            409,
            "Nothing is recorded from before any more",
            "Bookings from before the market are recorded until a day that the operator sets; afterwards, and where none is set, places are booked as all are, under the same rules."),
    ALERT_LIMIT(
            409,
            "You have as many alerts as one user may have",
            "How many that is stands in the answer. Remove one, or watch more with one."),
    ALREADY_EXISTS(
            409, "There is one already", "Something with the same code or name exists; it is named in the answer."),
    CONFLICT(409, "Somebody else changed this at the same moment", "Nothing was done. Look again, then repeat."),
    KEY_REUSED(409, "The idempotency key was used for something else", "Use a new key for a new request."),
    REVISION_MISMATCH(412, "It has changed since you looked", "The current revision is in the answer's ETag."),
    HEADERS_TOO_LARGE(
            431,
            "The headers are too large",
            "Send fewer or shorter headers; delete this site's cookies if there are many."),
    TOO_MANY_REQUESTS(429, "Too many at once", "Wait as long as Retry-After says."),
    VIEW_BEHIND(
            503,
            "The view has not caught up yet",
            "It has not reached the position asked for in time; where it is stands in the answer. Repeat."),
    PAST_BUSY(
            503,
            "Too many past moments are being rebuilt",
            "A past moment is folded anew from the log, a few at a time. Wait as long as Retry-After says, then repeat."),
    OUTCOME_UNKNOWN(
            503,
            "It is not known whether this was done",
            "The database did not answer in time. Repeat with the same Idempotency-Key: it happens once."),
    UNAVAILABLE(
            503,
            "The market cannot record anything at the moment",
            "The database is away. Nothing was done. Repeat later."),
    LOG_BROKEN(
            500,
            "The log is not what was written",
            "It was changed outside the market, from the position in the answer on. The operator restores a backup."),
    INTERNAL(500, "Something went wrong here", "This is our mistake. It was recorded.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemCode(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The stable code, such as {@code capacity-exceeded}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** In a few words. */
    public String title() {
        return title;
    }

    /** What it means and what to do. */
    public String explanation() {
        return explanation;
    }

    /** The one with that stable code, where there is one. */
    public static Optional<ProblemCode> find(String code) {
        return Stream.of(values()).filter(known -> known.code().equals(code)).findFirst();
    }
}
