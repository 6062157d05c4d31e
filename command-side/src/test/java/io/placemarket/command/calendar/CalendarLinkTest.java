package io.placemarket.command.calendar;

import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.CalendarCommand.MakeCalendarLink;
import io.placemarket.command.message.CalendarCommand.RevokeCalendarLink;
import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarLinkTest {
    private static final CalendarId OF_WARD = CalendarId.of(WARD);
    private static final CalendarId OF_COHORT = CalendarId.of(COHORT);

    private static Scene scene() {
        return given(
                ward(2), new CohortCreated(COHORT, Sample.KEELE, Sample.programme(Sample.ADULT, LearnerLevel.YEAR_2)));
    }

    private static MakeCalendarLink make(CalendarId calendar, String hash) {
        return new MakeCalendarLink(calendar, "serial", hash);
    }

    private static CalendarLinkMade made(CalendarId calendar, String hash) {
        return new CalendarLinkMade(calendar, hash, Optional.empty());
    }

    @Test
    void a_provider_makes_a_link_another_in_its_place_and_revokes_it() {
        scene().when(make(OF_WARD, "a1"), PROVIDER)
                .then(made(OF_WARD, "a1"))
                .when(make(OF_WARD, "b2"), PROVIDER)
                .then(made(OF_WARD, "b2"))
                .when(new RevokeCalendarLink(OF_WARD), PROVIDER)
                .then(new CalendarLinkRevoked(OF_WARD))
                .when(new RevokeCalendarLink(OF_WARD), PROVIDER)
                .thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_university_makes_one_for_its_cohort() {
        scene().when(make(OF_COHORT, "a1"), UNIVERSITY).then(made(OF_COHORT, "a1"));
    }

    @Test
    void a_link_that_a_training_hub_makes_says_so() {
        LocalDate day = LocalDate.of(2026, 11, 25);
        scene().and(
                        Sample.hospice(),
                        new OrganisationAdded(
                                Sample.OTHER_PROVIDER,
                                Sample.organisation("A hub (fictional)", OrganisationRole.PROVIDER)),
                        new NetworkJoined(Sample.HOSPICE, Sample.OTHER_PROVIDER, day, day.plusYears(1)))
                .when(make(OF_WARD, "a1"), STRANGER)
                .then(new CalendarLinkMade(OF_WARD, "a1", Optional.of(Sample.OTHER_PROVIDER)));
    }

    @Test
    void nobody_makes_or_revokes_anothers() {
        Scene scene = scene().and(made(OF_WARD, "a1"));
        scene.when(make(OF_WARD, "b2"), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(new RevokeCalendarLink(OF_WARD), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(make(OF_WARD, "b2"), UNIVERSITY).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(make(OF_COHORT, "b2"), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(make(OF_COHORT, "b2"), PROVIDER).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(make(OF_WARD, "b2"), REGION).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void what_is_not_there_has_no_calendar() {
        Scene scene = scene();
        scene.when(make(CalendarId.of(new AreaId("000000000000")), "a1"), PROVIDER)
                .thenRefused(ProblemCode.NOT_FOUND);
        scene.when(make(CalendarId.of(new CohortId("000000000000")), "a1"), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_FOUND);
        scene.when(new RevokeCalendarLink(OF_WARD), PROVIDER).thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_secret_follows_from_its_serial_and_the_markets_key_alone_and_its_hash_does_not_tell_it() {
        String secret = secrets("a key").secret("a serial");
        assertThat(secret)
                .hasSize(64)
                .isEqualTo(secrets("a key").secret("a serial"))
                .isNotEqualTo(secrets("another key").secret("a serial"))
                .isNotEqualTo(secrets("a key").secret("another serial"));
        assertThat(CalendarSecrets.hash(secret)).hasSize(64).isNotEqualTo(secret);
    }

    private static CalendarSecrets secrets(String key) {
        return new CalendarSecrets(new KeyedHash(key.getBytes(StandardCharsets.UTF_8)));
    }
}
