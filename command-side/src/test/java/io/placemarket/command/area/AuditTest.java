package io.placemarket.command.area;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.CHILD;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.STRANGER;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.week;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.AuditRefusal.DaysNotAudited;
import io.placemarket.kernel.refusal.AuditRefusal.ProfessionNotAudited;
import io.placemarket.kernel.refusal.AuditRefusal.WeeksNotAudited;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
    /** The second Monday of the offer: week 50. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);

    private static final LocalDate END = LocalDate.of(2027, 12, 31);

    private static Audit from(LocalDate day, int maximum) {
        return new Audit(maximum, new TreeMap<>(), day, day.plusMonths(24));
    }

    private static SortedMap<ProfessionCode, Integer> only(ProfessionCode profession, int maximum) {
        return new TreeMap<>(Map.of(profession, maximum));
    }

    private static PlaceHold hold(int places) {
        return new PlaceHold(HOLD, COHORT, places, Optional.empty());
    }

    @Test
    void an_area_is_audited_again_and_takes_what_the_audit_of_the_week_says() {
        given(market(4, 4, 0))
                .when(new RenewAudit(WARD, from(MONDAY, 1)), PROVIDER)
                .then(new AuditRenewed(WARD, from(MONDAY, 1)))
                .when(new PlaceHold(HOLD, COHORT, 4, Optional.of(weeks("2026-W49"))), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void a_renewal_that_allows_fewer_is_refused_to_more_in_its_weeks() {
        Problem problem = given(market(4, 4, 0))
                .and(new AuditRenewed(WARD, from(MONDAY, 1)))
                .when(hold(2), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail()).contains("2026-W50 to W52 have 1 free: 0 of 1 taken");
    }

    @Test
    void a_lapse_blocks_new_bookings_and_leaves_those_there_are() {
        given(market(4, 4, 0))
                .and(held(2))
                .when(new EndAudit(WARD, MONDAY.minusDays(1), REASON), PROVIDER)
                .then(new AuditEnded(WARD, MONDAY.minusDays(1), REASON))
                .when(
                        new PlaceHold(new HoldId(OFFER + "-h0000000002"), COHORT, 1, Optional.of(weeks("2026-W50"))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_lapse_in_mid_week_blocks_the_week_for_those_who_would_be_there_after_it() {
        Scene lapsed = given(market(4, 4, 0)[0], market(4, 4, 0)[3])
                .when(new PostOffer(OFFER, terms(4, 0)), PROVIDER)
                .scene()
                .when(new EndAudit(WARD, MONDAY.plusDays(2), REASON), PROVIDER)
                .scene();
        Problem problem = lapsed.when(
                        new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks("2026-W49/2026-W50"))), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.accepted()).contains("the weeks that have room: 2026-W49");
        lapsed.when(new PlaceHold(HOLD, COHORT, 1, Optional.of(weeks("2026-W49"))), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void a_renewal_lifts_a_lapse() {
        given(market(4, 4, 0))
                .and(new AuditEnded(WARD, MONDAY.minusDays(1), REASON))
                .when(new RenewAudit(WARD, from(MONDAY, 4)), PROVIDER)
                .then(new AuditRenewed(WARD, from(MONDAY, 4)))
                .when(hold(4), UNIVERSITY)
                .answer(HoldTaken.class);
    }

    @Test
    void a_lower_number_drops_nobody_and_the_answer_says_where_it_is_too_many() {
        AreaChanged changed = given(market(4, 4, 0))
                .and(held(3))
                .when(new ChangeAudit(WARD, MONDAY, 2, new TreeMap<>()), PROVIDER)
                .answer(AreaChanged.class);
        assertThat(changed.overCommitted())
                .containsExactly(
                        new OverCommitted(week("2026-W50"), 1),
                        new OverCommitted(week("2026-W51"), 1),
                        new OverCommitted(week("2026-W52"), 1));
    }

    @Test
    void who_says_another_number_and_nothing_of_professions_takes_no_limit_of_theirs_away() {
        Audit before = new Audit(4, new TreeMap<>(Map.of(ADULT, 4, CHILD, 2)), audit(4).from(), END);
        TreeMap<ProfessionCode, Integer> three = new TreeMap<>(Map.of(ADULT, 3, CHILD, 2));
        given(new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, before))
                .when(new ChangeAudit(WARD, MONDAY, 3, Optional.empty()), PROVIDER)
                .then(new AuditChanged(WARD, new Audit(3, three, MONDAY, END)));
        given(new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, before))
                .when(new RenewAudit(WARD, from(MONDAY, 3), true), PROVIDER)
                .then(new AuditRenewed(
                        WARD, new Audit(3, three, MONDAY, from(MONDAY, 3).to())));
    }

    @Test
    void who_says_that_there_is_no_limit_by_profession_lifts_them() {
        Audit before = new Audit(4, new TreeMap<>(Map.of(ADULT, 4, CHILD, 2)), audit(4).from(), END);
        given(new PlacementAreaRegistered(WARD, HOSPICE, "Ward 1", Setting.HOSPICE, before))
                .when(new ChangeAudit(WARD, MONDAY, 3, new TreeMap<>()), PROVIDER)
                .then(new AuditChanged(WARD, new Audit(3, new TreeMap<>(), MONDAY, END)))
                .when(new RenewAudit(WARD, from(MONDAY, 3)), PROVIDER)
                .then(new AuditRenewed(WARD, from(MONDAY, 3)));
    }

    @Test
    void a_change_holds_to_the_last_day_of_the_audit_it_changes() {
        given(market(4, 4, 0))
                .when(new ChangeAudit(WARD, MONDAY, 4, only(ADULT, 1)), PROVIDER)
                .then(new AuditChanged(WARD, new Audit(4, only(ADULT, 1), MONDAY, END)))
                .when(hold(2), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void an_area_no_longer_audited_for_a_profession_takes_none_of_it_and_keeps_those_it_has() {
        AreaChanged changed = given(market(4, 4, 0))
                .and(held(1))
                .when(new ChangeAudit(WARD, MONDAY, 4, only(CHILD, 4)), PROVIDER)
                .answer(AreaChanged.class);
        assertThat(changed.overCommitted()).hasSize(3).allMatch(week -> week.heads() == 1);
    }

    @Test
    void an_offer_may_last_over_two_audits_without_a_gap_and_each_must_allow_its_profession() {
        PostOffer post = new PostOffer(OFFER, terms(2, 0));
        given(ward(4), new AuditRenewed(WARD, from(MONDAY, 2)))
                .when(post, PROVIDER)
                .answer(Created.class);
        given(ward(4), new AuditChanged(WARD, new Audit(4, only(CHILD, 4), MONDAY, END)))
                .when(post, PROVIDER)
                .thenRefused(new ProfessionNotAudited(
                        new ProfessionCode("NUR-ADULT"), List.of(new ProfessionCode("NUR-CHILD"))));
        Problem gap = given(
                        ward(4),
                        new AuditEnded(WARD, MONDAY.minusDays(8), REASON),
                        new AuditRenewed(WARD, from(MONDAY, 2)))
                .when(post, PROVIDER)
                .thenRefused(DaysNotAudited.class);
        assertThat(gap.detail())
                .isEqualTo(
                        "The area is audited from 2026-01-01 to 2026-11-29, and from 2026-12-07 to" + " 2028-12-07.");
    }

    @ParameterizedTest(name = "maximum {0} from {1} to {2}")
    @CsvSource({
        "0, 2026-12-07, 2028-12-06",
        "501, 2026-12-07, 2028-12-06",
        "2, 2026-11-24, 2028-12-06",
        "2, 2026-12-07, 2026-12-06",
        "2, 2026-12-07, 2037-12-06"
    })
    void a_renewal_that_makes_no_sense_is_refused(int maximum, LocalDate from, LocalDate to) {
        given(ward(4))
                .when(new RenewAudit(WARD, new Audit(maximum, new TreeMap<>(), from, to)), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void what_counted_on_days_past_is_not_rewritten() {
        LocalDate yesterday = LocalDate.of(2026, 11, 24);
        given(ward(4))
                .when(new ChangeAudit(WARD, yesterday, 2, new TreeMap<>()), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(4))
                .when(new EndAudit(WARD, yesterday.minusDays(1), REASON), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void only_days_of_an_audit_can_be_changed_or_be_its_last() {
        given(ward(4))
                .when(new ChangeAudit(WARD, END.plusDays(1), 2, new TreeMap<>()), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
        given(ward(4))
                .when(new EndAudit(WARD, END.plusDays(1), REASON), PROVIDER)
                .thenRefused(ProblemCode.OUTSIDE_AUDIT);
    }

    @Test
    void another_provider_says_nothing_of_it() {
        given(ward(4)).when(new RenewAudit(WARD, from(MONDAY, 4)), STRANGER).thenRefused(ProblemCode.NOT_YOURS);
        given(ward(4))
                .when(new ChangeAudit(WARD, MONDAY, 4, new TreeMap<>()), STRANGER)
                .thenRefused(ProblemCode.NOT_YOURS);
        given(ward(4)).when(new EndAudit(WARD, MONDAY, REASON), UNIVERSITY).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void safe_now_is_lowered_below_the_audit_of_its_weeks_and_in_audited_weeks_only() {
        LowerSafeCapacity lower = new LowerSafeCapacity(WARD, weeks("2026-W50"), 5, REASON);
        given(ward(4)).when(lower, PROVIDER).thenRefused(ProblemCode.INVALID_VALUE);
        given(ward(4), new AuditRenewed(WARD, from(MONDAY, 6)))
                .when(lower, PROVIDER)
                .answer(AreaChanged.class);
        given(ward(4), new AuditEnded(WARD, MONDAY.minusDays(1), REASON))
                .when(lower, PROVIDER)
                .thenRefused(new WeeksNotAudited(weeks("2026-W50"), WeekSet.none()));
    }

    @Test
    void learners_of_a_ninth_profession_are_refused_with_the_reason() {
        List<ProfessionCode> nine =
                ReferenceData.shipped().professions().keySet().stream().limit(9).toList();
        var scene = given(ward(4));
        for (ProfessionCode profession : nine.subList(0, 8)) {
            scene.when(new RecordLearnersElsewhere(WARD, Optional.of(profession), weeks("2026-W50"), 1), PROVIDER)
                    .answer(AreaChanged.class);
        }
        Problem problem = scene.when(
                        new RecordLearnersElsewhere(WARD, Optional.of(nine.getLast()), weeks("2026-W50"), 1), PROVIDER)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(problem.accepted().orElse("")).startsWith("at most 8 professions in an area");
    }
}
