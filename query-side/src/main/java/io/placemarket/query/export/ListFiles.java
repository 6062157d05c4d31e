package io.placemarket.query.export;

import io.placemarket.query.export.ListFile.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All lists that are had as files by what they answer as JSON. */
public final class ListFiles {
    public static final String CSV = "text/csv";
    public static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    /** The parameter of an address that says as what a list is wanted. */
    public static final String FORMAT = "format";

    /** Its values. */
    public static final List<String> FORMATS =
            Stream.of(FileForm.values()).map(FileForm::text).toList();

    private static final String OFFER =
            "offer area areaName provider providerName town icb sector profession level firstDay lastDay";

    private static final String FIT = OFFER + " mode supervision weeks fitsFree";

    private static final String FIGURE = "key label numerator denominator denominatorIsAtLeast percent suppressed"
            + " baseline.numerator baseline.denominator baseline.denominatorIsAtLeast baseline.percent baseline.growth";

    static final List<ListFile> ALL = List.of(
            new ListFile(
                    "/api/board",
                    "board",
                    Reading.AT_ONCE,
                    BoardLines::of,
                    ListFile.columns(
                            "row label column columnLabel stillToPlace free offered limit held allocated maximum"
                                    + " turns overCommitted waiting unmet freeAtLeast")),
            new ListFile(
                    "/api/board/cell",
                    "behind-a-cell",
                    Reading.WITHOUT_PAGES,
                    ListFile.lines("items"),
                    ListFile.columns("kind id label within value sentence")),
            new ListFile("/api/offers", "offers", Reading.BY_PAGES, ListFile.lines("items"), OfferColumns.asImported()),
            ListFile.ofAll("/api/offers/{offer}/history", "history", "items", "position at who what"),
            ListFile.ofAll(
                    "/api/offers/{offer}", "offer-weeks", "weeks", "week offered limit held allocated free bound"),
            ListFile.ofAll(
                    "/api/offers/{offer}/release",
                    "release",
                    "items",
                    "request university universityName cohort programme places weeks turn need=outcome.need"
                            + " ticket=outcome.ticket share=outcome.share granted=outcome.granted reserved=outcome.reserved"
                            + " why=outcome.why hold=outcome.hold"),
            ListFile.ofAll(
                    "/api/placement-areas/{area}",
                    "area-weeks",
                    "weeks",
                    "week maximum safeNow reason.code limit offered held allocated elsewhere free freeAtLeast overCommitted"
                            + " understaffed"),
            ListFile.ofAll(
                    "/api/placement-areas/{area}/at-risk",
                    "area-at-risk",
                    "bookings",
                    "rank standing booking offer professionName university universityName cohort student weeks"),
            ListFile.ofPages(
                    "/api/placement-areas",
                    "placement-areas",
                    "items",
                    "area name provider providerName town icb sector setting maximum professions auditedFrom auditedTo"
                            + " openOffers"),
            ListFile.ofPages(
                    "/api/cohorts",
                    "cohorts",
                    "items",
                    "cohort programme profession level route attendance intake weeks size enrolled placed of partlyPlaced"
                            + " studentWeeksNeeded studentWeeksBooked studentWeeksStillToPlace"),
            ListFile.ofPages(
                    "/api/cohorts/{cohort}/students",
                    "students",
                    "items",
                    "student reference placed_weeks=placed weeks_still_to_place=stillToPlace forgotten"),
            ListFile.ofPages(
                    "/api/allocations",
                    "allocations",
                    "items",
                    "allocation state student reference university=universityName programme profession"
                            + " provider=providerName area=areaName offer firstDay weeks confirmBy reason=reason.code"
                            + " note=reason.note forgotten"),
            new ListFile(
                    "/api/measures",
                    "measures",
                    Reading.AT_ONCE,
                    ListFiles::figures,
                    ListFile.columns("name title unit by " + FIGURE)),
            ListFile.ofAll(
                    "/api/unmet-demand",
                    "unmet-demand",
                    "rows",
                    "profession professionName icb icbName week students suppressed"),
            ListFile.ofPages(
                    "/api/changes", "changes", "items", "kind position at area areaName offer profession what"),
            ListFile.ofPages(
                    "/api/holds",
                    "holds",
                    "items",
                    "hold state offer area areaName provider providerName university universityName cohort programme places"
                            + " named left weeks lapsesAt extended reason.code"),
            ListFile.ofPages(
                    "/api/requests",
                    "requests",
                    "items",
                    "request release releaseAt offer area areaName university universityName cohort programme places weeks turn"),
            ListFile.ofPages(
                    "/api/waiting-entries",
                    "waiting-entries",
                    "items",
                    "entry state offer area areaName university universityName cohort programme places weeks turn lapsesAt hold"),
            ListFile.ofPages(
                    "/api/at-risk",
                    "at-risk",
                    "items.bookings",
                    "area areaName provider providerName rank standing booking offer professionName university universityName cohort student weeks"),
            ListFile.ofPages(
                    "/api/agreements",
                    "agreements",
                    "items.terms",
                    "agreement provider providerName university universityName from to professions"),
            ListFile.ofAll(
                    "/api/plans",
                    "plans",
                    "plans.lines",
                    "educationProvider name year setAt profession level route start number"),
            ListFile.ofPages("/api/work", "work", "items", "kind what count due page about"),
            ListFile.ofPages(
                    "/api/organisations",
                    "organisations",
                    "items",
                    "organisation name roles ownership setting sector odsCode ukprn icb icbName town postcode"),
            ListFile.ofAll(
                    "/api/alerts",
                    "alerts",
                    "items",
                    "alert told raised freeBelow stillToPlaceAbove waitingAbove overCommittedAbove weeks professions levels icbs"
                            + " sectors modes supervisions"),
            ListFile.ofPages("/api/cohorts/{cohort}/search", "search", "items", FIT + " kilometres"),
            ListFile.ofPages("/api/cohorts/{cohort}/fits", "fits", "items", FIT),
            ListFile.ofPages(
                    "/api/cohorts/{cohort}/coming",
                    "coming",
                    "items",
                    OFFER + " weeks=fitsWeeks places release_at=release.at tie_break=release.tieBreak"
                            + " requests=release.requests"),
            ListFile.ofPages("/api/parked-events", "parked-events", "items", "position type cause"),
            ListFile.ofPages(
                    "/api/appetite",
                    "appetite",
                    "items",
                    "area areaName provider providerName profession professionName firstDay lastDay answer reason.code at"));

    private ListFiles() {}

    /** Each measure, all together and in its parts. */
    private static List<ObjectNode> figures(JsonNode answer) {
        List<ObjectNode> lines = new ArrayList<>();
        for (JsonNode measure : answer.path("measures")) {
            ObjectNode about = ((ObjectNode) measure).deepCopy();
            about.remove(List.of("total", "breakdowns"));
            lines.add(ListFile.joined(about, (ObjectNode) measure.path("total")));
            for (JsonNode breakdown : measure.path("breakdowns")) {
                about.set("by", breakdown.path("by"));
                breakdown.path("figures").forEach(figure -> lines.add(ListFile.joined(about, (ObjectNode) figure)));
            }
        }
        return lines;
    }

    static Optional<ListFile> of(HandlerMethod handler) {
        GetMapping mapping = handler.getMethodAnnotation(GetMapping.class);
        return mapping == null
                ? Optional.empty()
                : Stream.of(mapping.path(), mapping.value())
                        .flatMap(Stream::of)
                        .flatMap(path -> ALL.stream().filter(file -> file.path().equals(path)))
                        .findFirst();
    }

    /** Whether what a controller answers is had as files too. */
    public static boolean has(HandlerMethod handler) {
        return of(handler).isPresent();
    }
}
