package io.placemarket.command.area;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.week;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.AccessRefusal.HostsNobody;
import io.placemarket.kernel.refusal.WeeksRefusal.CountedWeeks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementAreaTest {
    private static RegisterPlacementArea register(Audit audit) {
        return new RegisterPlacementArea(WARD, HOSPICE, "Ward 1", Optional.empty(), audit);
    }

    @Test
    void a_provider_registers_an_area_in_its_own_setting() {
        given(hospice())
                .when(register(audit(2)), PROVIDER)
                .then(new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, audit(2)));
    }

    @Test
    void an_area_may_be_in_another_setting_than_its_provider() {
        given(hospice())
                .when(
                        new RegisterPlacementArea(WARD, HOSPICE, "Home team", Optional.of(Setting.COMMUNITY), audit(2)),
                        PROVIDER)
                .then(new PlacementAreaRegistered(WARD, HOSPICE, "Home team", Setting.COMMUNITY, audit(2)));
    }

    @Test
    void nobody_registers_an_area_for_another_organisation() {
        given(hospice()).when(register(audit(2)), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void an_organisation_that_does_not_host_registers_none() {
        Actor actor = new Actor("x", Role.PROVIDER, Optional.of(KEELE));
        given(keele())
                .when(new RegisterPlacementArea(WARD, KEELE, "Ward 1", Optional.empty(), audit(2)), actor)
                .thenRefused(new HostsNobody());
    }

    @Test
    void an_unknown_organisation_registers_none() {
        given().when(register(audit(2)), PROVIDER).thenRefused(ProblemCode.NOT_FOUND);
    }

    @ParameterizedTest(name = "maximum {0}, from {1} to {2}")
    @CsvSource({
        "0, 2026-01-01, 2027-12-31",
        "501, 2026-01-01, 2027-12-31",
        "2, 2026-12-01, 2026-11-30",
        "2, 2024-01-01, 2026-11-24",
        "2, 2026-01-01, 9999-12-31"
    })
    void an_audit_that_makes_no_sense_is_refused(int maximum, LocalDate from, LocalDate to) {
        given(hospice())
                .when(register(new Audit(maximum, new TreeMap<>(), from, to)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"NUR-ADULT, 0", "NUR-ADULT, 3", "DOCTORS, 1"})
    void an_audited_profession_that_makes_no_sense_is_refused(ProfessionCode profession, int maximum) {
        Audit audit = new Audit(
                2, new TreeMap<>(Map.of(profession, maximum)), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
        given(hospice()).when(register(audit), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
    }

    private static RecordLearnersElsewhere elsewhere(String week, int learners) {
        return new RecordLearnersElsewhere(WARD, Optional.empty(), weeks(week), learners);
    }

    @Test
    void learners_elsewhere_are_recorded_and_use_places() {
        given(market(2, 2, 0))
                .when(elsewhere("2026-W50", 1), PROVIDER)
                .then(new LearnersElsewhereRecorded(WARD, Optional.empty(), weeks("2026-W50"), 1))
                .when(new PlaceHold(HOLD, COHORT, 2, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void learners_elsewhere_drop_nobody_and_the_answer_says_where_it_is_too_many() {
        AreaChanged changed = given(market(2, 2, 0))
                .and(held(2))
                .when(elsewhere("2026-W50", 1), PROVIDER)
                .answer(AreaChanged.class);
        assertThat(changed.overCommitted()).containsExactly(new OverCommitted(week("2026-W50"), 1));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({"2026-W50, -1", "2026-W50, 501"})
    void numbers_of_learners_elsewhere_that_make_no_sense_are_refused(String week, int learners) {
        given(ward(4)).when(elsewhere(week, learners), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void learners_elsewhere_of_an_unknown_profession_are_refused() {
        given(ward(4))
                .when(
                        new RecordLearnersElsewhere(
                                WARD, Optional.of(new ProfessionCode("DOCTORS")), weeks("2026-W50"), 1),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void learners_elsewhere_in_weeks_past_are_refused_and_so_is_another_provider() {
        given(ward(4))
                .when(elsewhere("2026-W47", 1), PROVIDER)
                .thenRefused(new CountedWeeks(weeks("2026-W47"), Week.parse("2026-W48")));
        given(ward(4)).when(elsewhere("2026-W50", 1), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
    }

    private static ArrangeSupervisors nurses(int people, int halfHours) {
        return new ArrangeSupervisors(
                WARD,
                weeks("2026-W49/2026-W52"),
                new SupervisorGroup("Nurses", new TreeSet<>(List.of(Sample.ADULT)), people, halfHours));
    }

    @Test
    void supervisors_are_arranged_and_hold_down_what_can_be_booked() {
        Problem problem = given(market(4, 4, 0))
                .when(nurses(2, 150), PROVIDER)
                .then(new SupervisorsArranged(
                        WARD, weeks("2026-W49/2026-W52"), nurses(2, 150).group()))
                .when(new PlaceHold(HOLD, COHORT, 3, Optional.empty()), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail())
                .isEqualTo("2026-W49 to W52 have 2 free: Adult nursing uses 0.0 of 2.0 supervisors.");
    }

    @Test
    void fewer_supervisors_drop_nobody_and_none_named_lets_heads_alone_count_again() {
        given(market(4, 4, 0))
                .and(held(3))
                .when(nurses(1, 75), PROVIDER)
                .scene()
                .when(new RemoveSupervisors(WARD, weeks("2026-W48/2026-W50"), "Nurses"), PROVIDER)
                .then(new SupervisorsRemoved(WARD, weeks("2026-W49/2026-W50"), "Nurses"))
                .when(new RemoveSupervisors(WARD, weeks("2026-W50"), "Nurses"), PROVIDER)
                .thenNothing();
    }

    @ParameterizedTest(name = "{0} people, {1} half-hours")
    @CsvSource({"-1, 0", "501, 0", "2, 151", "2, -1"})
    void supervisors_that_make_no_sense_are_refused(int people, int halfHours) {
        given(ward(4)).when(nurses(people, halfHours), PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void supervisors_of_no_profession_are_refused_and_so_are_those_of_more_than_eight() {
        given(ward(4))
                .when(
                        new ArrangeSupervisors(
                                WARD, weeks("2026-W49"), new SupervisorGroup("Nobody's", new TreeSet<>(), 1, 75)),
                        PROVIDER)
                .thenRefused(ProblemCode.MISSING_VALUE);
        TreeSet<ProfessionCode> nine = ReferenceData.shipped().professions().keySet().stream()
                .limit(9)
                .collect(Collectors.toCollection(TreeSet::new));
        Problem problem = given(ward(4))
                .when(
                        new ArrangeSupervisors(WARD, weeks("2026-W49"), new SupervisorGroup("All", nine, 1, 75)),
                        PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(problem.toString()).contains("at most 8 professions");
    }

    @Test
    void only_the_areas_provider_arranges_its_supervisors() {
        given(ward(4)).when(nurses(1, 75), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void fewer_are_safe_for_some_weeks_for_a_reason() {
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 1, REASON), PROVIDER)
                .then(new SafeCapacityLowered(WARD, weeks("2026-W50"), 1, REASON));
    }

    @Test
    void nobody_booked_is_dropped_and_the_answer_says_how_many_are_too_many() {
        AreaChanged changed = given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 0, REASON), PROVIDER)
                .answer(AreaChanged.class);
        assertThat(changed.overCommitted()).containsExactly(new OverCommitted(week("2026-W50"), 1));
    }

    @Test
    void this_week_may_be_lowered_but_not_the_weeks_before() {
        assertThat(given(ward(4))
                        .when(new LowerSafeCapacity(WARD, weeks("2026-W48"), 1, REASON), PROVIDER)
                        .events())
                .hasSize(1);
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W47/2026-W48"), 1, REASON), PROVIDER)
                .thenRefused(ProblemCode.WEEKS_HAVE_BEGUN);
    }

    @Test
    void more_than_the_audit_allows_or_less_than_none_are_refused() {
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 5, REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), -1, REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void weeks_outside_the_audit_or_none_at_all_are_refused() {
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2028-W20"), 1, REASON), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks(), 1, REASON), PROVIDER)
                .thenRefused(ProblemCode.MISSING_VALUE);
    }

    @Test
    void only_lowered_weeks_are_lifted() {
        given(ward(4))
                .and(new SafeCapacityLowered(WARD, weeks("2026-W50"), 1, REASON))
                .when(new LiftSafeCapacity(WARD, weeks("2026-W49/2026-W52")), PROVIDER)
                .then(new SafeCapacityLifted(WARD, weeks("2026-W50")));
    }

    @Test
    void lifting_twice_changes_nothing() {
        given(ward(4))
                .when(new LiftSafeCapacity(WARD, weeks("2026-W49/2026-W52")), PROVIDER)
                .thenNothing();
    }

    @Test
    void nobody_changes_what_is_safe_in_anothers_area() {
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 1, REASON), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(ward(4))
                .when(new LiftSafeCapacity(WARD, weeks("2026-W50")), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void an_identifier_of_another_kind_finds_no_area() {
        OrganisationId sameText = new OrganisationId(WARD.value());
        Actor actor = new Actor("lead", Role.PROVIDER, Optional.of(sameText));
        given(ward(4))
                .when(new RegisterPlacementArea(WARD, sameText, "Ward", Optional.empty(), audit(2)), actor)
                .thenRefused(ProblemCode.NOT_FOUND);
    }

    @Test
    void an_area_seen_at_another_revision_stays() {
        given(ward(4))
                .when(new LowerSafeCapacity(WARD, weeks("2026-W50"), 1, REASON), PROVIDER, 5)
                .thenRefused(ProblemCode.REVISION_MISMATCH);
    }
}
