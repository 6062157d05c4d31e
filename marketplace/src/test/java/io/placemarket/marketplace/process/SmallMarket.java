package io.placemarket.marketplace.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.EnglishTime;
import io.placemarket.kernel.calendar.Week;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A market of one provider with one area and one university with one cohort, made over HTTP by those who would make it. */
final class SmallMarket {
    static final String OPERATOR_PASSWORD = "an operator's password";
    private static final String PASSWORD = "somebody's password";

    private final Http command;
    private final int places;
    private final Week first =
            Week.of(LocalDate.now(Clock.system(EnglishTime.ZONE))).plus(2);
    private final Week last = first.plus(3);
    private String area = "";
    private String offer = "";
    private String cohort = "";
    private List<String> students = List.of();
    private long position;

    private SmallMarket(Http command, int places) {
        this.command = command;
        this.places = places;
    }

    /** The week so many weeks from now. */
    static Week inWeeks(int weeks) {
        return Week.of(LocalDate.now(Clock.system(EnglishTime.ZONE))).plus(weeks);
    }

    /** Makes it, with so many places in the one offer and as many students in the cohort. */
    static SmallMarket made(Http command, int places) {
        SmallMarket market = new SmallMarket(command, places);
        market.admit();
        market.post();
        market.enrol();
        return market;
    }

    /** The same market, reached elsewhere. */
    SmallMarket at(Http elsewhere) {
        SmallMarket same = new SmallMarket(elsewhere, places);
        same.area = area;
        same.offer = offer;
        same.cohort = cohort;
        same.students = students;
        same.position = position;
        return same;
    }

    private void admit() {
        Http operator = command.as("operator", OPERATOR_PASSWORD);
        String provider = created(operator.post("/api/organisations", """
                        {"name": "Test Hospital (fictional)", "ownership": "PRIVATE", "setting": "HOSPITAL", "icb": "QNC"}"""), "organisation");
        String university = created(operator.post("/api/organisations", """
                        {"name": "Test University (fictional)", "roles": ["EDUCATION_PROVIDER"], "ownership": "EDUCATION",
                         "setting": "UNIVERSITY"}"""), "organisation");
        account(operator, "lead", "PROVIDER", provider);
        account(operator, "tutor", "UNIVERSITY", university);
    }

    private static void account(Http operator, String user, String role, String organisation) {
        HttpResponse<String> answer = operator.post("/api/accounts", """
                {"user": "%s", "password": "%s", "role": "%s", "organisation": "%s"}""".formatted(user, PASSWORD, role, organisation));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void post() {
        area = created(provider().post("/api/placement-areas", """
                                {"name": "Ward 1", "maximum": %d, "professions": {"NUR-ADULT": %d}}""".formatted(places, places)), "area");
        offer = created(
                provider().post("/api/placement-areas/" + area + "/offers", """
                                {"profession": "NUR-ADULT", "level": "ANY", "firstDay": "%s", "lastDay": "%s", "places": %d}""".formatted(
                                first.monday(), last.sunday(), places)),
                "offer");
    }

    /** Two thousand offers in twenty more areas, in later weeks than those of the one offer: a log that takes a while to fold. */
    void postMuch() {
        StringBuilder csv = new StringBuilder("area,profession,level,first_day,last_day,places\n");
        for (int i = 0; i < 20; i++) {
            String one = created(provider().post("/api/placement-areas", """
                            {"name": "Ward %d", "maximum": 9, "professions": {"NUR-CHILD": 9}}""".formatted(10 + i)), "area");
            for (int j = 0; j < 100; j++) {
                Week week = last.plus(4 + j % 50);
                csv.append("%s,NUR-CHILD,ANY,%s,%s,%d\n".formatted(one, week.monday(), week.sunday(), 1 + j / 50));
            }
        }
        HttpResponse<String> answer = provider().csv("/api/offer-imports", csv.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        position = positionOf(answer);
    }

    private void enrol() {
        cohort = created(university().post("/api/cohorts", """
                                {"programme": "BSc Adult Nursing", "profession": "NUR-ADULT", "level": "YEAR_1", "intake": "2025-09",
                                 "size": %d, "weeks": ["%s/%s"]}""".formatted(places, first, last)), "cohort");
        String csv = "reference\n"
                + String.join(
                        "\n", IntStream.range(0, places).mapToObj(i -> "T-" + i).toList())
                + "\n";
        HttpResponse<String> answer = university().csv("/api/cohorts/" + cohort + "/students", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        students = Http.json(answer)
                .path("enrolled")
                .valueStream()
                .map(one -> one.path("student").asString())
                .toList();
        position = positionOf(answer);
        assertThat(students).hasSize(places);
    }

    /** Enrols one more student by the university's number. */
    HttpResponse<String> enrol(String number) {
        return university().csv("/api/cohorts/" + cohort + "/students", "reference\n" + number + "\n");
    }

    /** The market's identifier of the one student that was enrolled. */
    static String enrolled(HttpResponse<String> answer) {
        return Http.json(answer).path("enrolled").path(0).path("student").asString();
    }

    /** Lets the market forget a student. */
    HttpResponse<String> forget(String student) {
        return university().post("/api/students/" + student + "/forgetting", """
                        {"reason": "ENROLLED_IN_ERROR"}""");
    }

    private String created(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        position = positionOf(answer);
        JsonNode id = Http.json(answer).path(name);
        assertThat(id.isString()).as(answer.body()).isTrue();
        return id.asString();
    }

    static long positionOf(HttpResponse<String> answer) {
        return Long.parseLong(
                answer.headers().firstValue("Placemarket-Position").orElseThrow());
    }

    /** Names one student for all weeks of the offer, under a key. */
    HttpResponse<String> allocate(String student, String key) {
        return university().post("/api/offers/" + offer + "/allocations", """
                        {"cohort": "%s", "students": ["%s"]}""".formatted(cohort, student), key);
    }

    Http provider() {
        return as(command, "lead");
    }

    Http university() {
        return as(command, "tutor");
    }

    static Http asProvider(Http side) {
        return as(side, "lead");
    }

    static Http asUniversity(Http side) {
        return as(side, "tutor");
    }

    private static Http as(Http side, String user) {
        return side.as(user, PASSWORD);
    }

    String area() {
        return area;
    }

    String offer() {
        return offer;
    }

    String cohort() {
        return cohort;
    }

    List<String> students() {
        return students;
    }

    Week first() {
        return first;
    }

    Week last() {
        return last;
    }

    /** The position of the last thing that was done to make it. */
    long position() {
        return position;
    }
}
