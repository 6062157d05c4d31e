package io.placemarket.query.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkReadsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    private static final WeekSet WEEKS =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(1));

    private final Story story = new Story(5);
    private final OrganisationId trust = story.trust();
    private final OrganisationId hub = story.provider("A hub", Ownership.GP_PARTNERSHIP, Setting.PRACTICE, "QOC");
    private final OrganisationId north = story.university("North");
    private final OrganisationId south = story.university("South");
    private final AreaId ward = story.area(trust, 6);
    private final OfferId offer = story.offer(trust, ward, 4, 4);
    private final CohortId northern = story.cohort(north, 10, WEEKS);
    private final StudentId student = story.enrol(north, northern, 1).getFirst();

    private WorkList of(Role role, Optional<OrganisationId> organisation, String... kinds) {
        return new WorkReads(story.market(), NOW)
                .mine(
                        WorkQuery.of(new Filters(Map.of("kind", List.of(kinds)))),
                        new Actor("somebody", role, organisation));
    }

    private WorkItem only(Role role, OrganisationId organisation) {
        List<WorkItem> items = of(role, Optional.of(organisation)).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private void lower(int safe) {
        story.tell(new SafeCapacityLowered(ward, WEEKS, safe, Reason.of(ReasonCode.STAFF_SICKNESS)));
    }

    private static DomainEvent known(StudentId student, RequirementStatus status) {
        return new RequirementRecorded(student, Requirement.DBS, status, Optional.empty());
    }

    @Test
    void nothing_waits_where_nothing_happened() {
        assertThat(of(Role.PROVIDER, Optional.of(trust)).items()).isEmpty();
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).items()).isEmpty();
        assertThat(of(Role.REGIONAL, Optional.empty()).items()).isEmpty();
        assertThat(of(Role.OPERATOR, Optional.empty()).items()).isEmpty();
    }

    @Test
    void a_proposal_needs_its_provider_until_it_must_be_confirmed() {
        story.propose(offer, northern, north, student, WEEKS);
        WorkItem item = only(Role.PROVIDER, trust);
        assertThat(item.kind()).isEqualTo(WorkKind.ANSWER);
        assertThat(item.what()).isEqualTo("1 student for Ward 7 (Adult nursing): accept or return");
        assertThat(item.due()).contains(Instant.parse("2027-02-25T02:46:40Z"));
        assertThat(item.page()).isEqualTo("/offers/" + offer);
        assertThat(of(Role.PROVIDER, Optional.of(hub)).items()).isEmpty();
    }

    @Test
    void a_hold_needs_its_university_until_it_lapses() {
        HoldId hold = story.hold(offer, northern, north, 2, WEEKS);
        WorkItem item = only(Role.UNIVERSITY, north);
        assertThat(item.kind()).isEqualTo(WorkKind.HOLD);
        assertThat(item.what())
                .isEqualTo("2 places are held in Ward 7 (Adult nursing) for BSc Example: name students, or give back");
        assertThat(item.due()).contains(Instant.parse("2027-02-25T02:46:40Z"));
        assertThat(of(Role.UNIVERSITY, Optional.of(south)).items()).isEmpty();
        story.free(hold, 2, WEEKS, new HoldLapsed(hold));
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).items()).isEmpty();
    }

    @Test
    void a_turn_needs_whoever_waited() {
        Instant until = Instant.parse("2026-11-20T17:00:00Z");
        story.turn(story.waits(offer, northern, north, 1, WEEKS), northern, 1, WEEKS, until);
        WorkItem item = only(Role.UNIVERSITY, north);
        assertThat(item.kind()).isEqualTo(WorkKind.TURN);
        assertThat(item.due()).contains(until);
        assertThat(of(Role.UNIVERSITY, Optional.of(south)).items()).isEmpty();
    }

    @Test
    void a_student_who_is_not_cleared_needs_the_university_before_the_start() {
        story.allocate(offer, northern, north, student, WEEKS);
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).items()).isEmpty();
        story.tell(known(student, RequirementStatus.PENDING));
        WorkItem item = only(Role.UNIVERSITY, north);
        assertThat(item.kind()).isEqualTo(WorkKind.CLEARANCE);
        assertThat(item.due()).contains(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(item.page()).isEqualTo("/my-cohorts/" + northern + "/students");
        story.tell(known(student, RequirementStatus.CLEARED));
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).items()).isEmpty();
    }

    @Test
    void what_is_at_risk_needs_both_sides_and_the_region_and_nobody_else() {
        story.hold(offer, northern, north, 2, WEEKS);
        lower(1);
        assertThat(of(Role.PROVIDER, Optional.of(trust)).kinds()).containsEntry(WorkKind.AT_RISK, 1);
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).kinds()).containsEntry(WorkKind.AT_RISK, 1);
        assertThat(of(Role.REGIONAL, Optional.empty()).items())
                .extracting(WorkItem::what)
                .containsExactly("1 booking is at risk in Ward 7, Example Trust: fewer are safe than are booked");
        assertThat(of(Role.UNIVERSITY, Optional.of(south)).items()).isEmpty();
        assertThat(of(Role.OPERATOR, Optional.empty()).items()).isEmpty();
    }

    @Test
    void requests_to_be_resolved_need_the_provider_who_asked_and_the_region_when_it_is_near() {
        Instant soon = Instant.parse("2026-11-20T17:00:00Z");
        OfferId awaited = story.offer(trust, ward, released(soon));
        OfferId later = story.offer(trust, ward, released(soon.plusSeconds(30 * 86_400)));
        story.request(awaited, northern, north, 3, WEEKS);
        assertThat(of(Role.PROVIDER, Optional.of(trust)).items())
                .extracting(WorkItem::what, WorkItem::page)
                .containsExactly(
                        tuple(
                                "1 request for places in Ward 7 (Adult nursing): resolved at the release",
                                "/offers/" + awaited),
                        tuple(
                                "Nobody has asked for places in Ward 7 (Adult nursing) yet; they are released",
                                "/offers/" + later));
        assertThat(of(Role.UNIVERSITY, Optional.of(north)).items())
                .extracting(WorkItem::what)
                .containsExactly("You asked for 3 places in Ward 7 (Adult nursing): change it until the release");
        assertThat(of(Role.REGIONAL, Optional.empty()).items())
                .extracting(WorkItem::due)
                .containsExactly(Optional.of(soon));
        assertThat(of(Role.OPERATOR, Optional.empty()).items()).isEmpty();
        OfferId overdue = story.offer(trust, ward, released(NOW.minusSeconds(60)));
        assertThat(of(Role.OPERATOR, Optional.empty()).items())
                .extracting(WorkItem::page)
                .containsExactly("/offers/" + overdue);
    }

    private static OfferTerms released(Instant at) {
        return Story.terms(Story.ADULT, 4, Story.MONDAY, 4)
                .released(Optional.of(new ReleaseTerms(at, TieBreak.PROPORTIONAL)));
    }

    @Test
    void an_audit_that_ends_needs_the_provider_its_network_and_the_region() {
        story.tell(new AuditEnded(ward, LocalDate.of(2026, 12, 4), Reason.of(ReasonCode.WARD_CLOSED)));
        story.tell(new NetworkJoined(trust, hub, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));
        WorkItem item = only(Role.PROVIDER, trust);
        assertThat(item.kind()).isEqualTo(WorkKind.AUDIT);
        assertThat(item.due()).contains(Instant.parse("2026-12-05T00:00:00Z"));
        assertThat(item.page()).isEqualTo("/areas/" + ward + "#audit-title");
        assertThat(only(Role.PROVIDER, hub)).isEqualTo(item);
        assertThat(of(Role.REGIONAL, Optional.empty()).items()).containsExactly(item);
    }

    @Test
    void what_is_alike_is_told_apart_so_that_no_page_leaves_one_out() {
        story.hold(offer, northern, north, 1, WEEKS);
        story.hold(offer, northern, north, 1, WEEKS);
        Actor tutor = new Actor("tutor", Role.UNIVERSITY, Optional.of(north));
        WorkReads reads = new WorkReads(story.market(), NOW);
        WorkList first = reads.mine(WorkQuery.of(new Filters(Map.of("limit", List.of("1")))), tutor);
        WorkList second = reads.mine(
                WorkQuery.of(new Filters(Map.of(
                        "limit", List.of("1"), "cursor", List.of(first.next().orElseThrow())))),
                tutor);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void what_is_due_first_comes_first_and_a_kind_can_be_asked_for() {
        story.hold(offer, northern, north, 2, WEEKS);
        lower(1);
        WorkList all = of(Role.UNIVERSITY, Optional.of(north));
        assertThat(all.items()).extracting(WorkItem::kind).containsExactly(WorkKind.AT_RISK, WorkKind.HOLD);
        WorkList holds = of(Role.UNIVERSITY, Optional.of(north), "hold");
        assertThat(holds.items()).extracting(WorkItem::kind).containsExactly(WorkKind.HOLD);
        assertThat(holds.count()).isEqualTo(1);
        assertThat(holds.kinds()).isEqualTo(Map.of(WorkKind.AT_RISK, 1, WorkKind.HOLD, 1));
    }
}
