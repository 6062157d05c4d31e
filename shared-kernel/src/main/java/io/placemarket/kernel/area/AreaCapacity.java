package io.placemarket.kernel.area;

import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekCounts;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The capacity of one placement area: a fold of its events, and the one place where "free" is computed, for the side that decides and the
 * side that shows alike. Heads are students on the busiest weekday. Not thread-safe.
 */
public final class AreaCapacity {
    private final PlacementAreaRegistered registration;
    private OrganisationId provider;
    private final Limits limits;
    private final Map<OfferId, OfferedPlaces> offers = new LinkedHashMap<>();
    private final Map<BookingId, BookedPlaces> bookings = new LinkedHashMap<>();
    private final Heads heads;
    private final Staffing staffing;
    private final Elsewhere elsewhere;
    private final ReservedPlaces reserved;
    private boolean waited;

    /** An area as it was registered, with nothing offered yet. */
    public AreaCapacity(PlacementAreaRegistered registration) {
        this.registration = registration;
        this.provider = registration.provider();
        this.limits = new Limits(registration.audit());
        this.staffing = new Staffing();
        this.heads = new Heads();
        this.elsewhere = new Elsewhere();
        this.reserved = new ReservedPlaces();
    }

    /** The same capacity: what happens to one of the two from now on does not happen to the other. */
    public AreaCapacity(AreaCapacity other) {
        this.registration = other.registration;
        this.provider = other.provider;
        this.limits = new Limits(other.limits);
        this.staffing = new Staffing(other.staffing);
        this.heads = new Heads(other.heads);
        this.elsewhere = new Elsewhere(other.elsewhere);
        this.reserved = new ReservedPlaces(other.reserved);
        this.waited = other.waited;
        offers.putAll(other.offers);
        bookings.putAll(other.bookings);
    }

    /** Takes the next of its events in. */
    public void apply(PlacementAreaEvent event) {
        switch (event) {
            case PlacementAreaRegistered again ->
                throw new IllegalStateException("area " + again.area() + " was registered twice");
            case AreaTransferred transferred -> provider = transferred.to();
            case AuditRenewed renewed -> limits.audit(audits -> audits.renewed(renewed.audit()));
            case AuditChanged changed -> limits.audit(audits -> audits.changed(changed.audit()));
            case AuditEnded ended -> limits.audit(audits -> audits.until(ended.lastDay()));
            case SafeCapacityLowered lowered -> limits.lower(lowered.weeks(), lowered.places());
            case SafeCapacityLifted lifted -> limits.lift(lifted.weeks());
            case SupervisorsArranged arranged -> staffing.arrange(arranged.weeks(), arranged.group());
            case SupervisorsRemoved removed -> staffing.remove(removed.weeks(), removed.name());
            case LearnersElsewhereRecorded recorded -> recorded.weeks().forEach(week -> record(recorded, week));
            case PlacesOffered offered -> offers.put(offered.offer(), OfferedPlaces.of(offered));
            case PlacesRearranged anew -> offers.computeIfPresent(anew.offer(), (id, offer) -> offer.rearranged(anew));
            case OfferedPlacesChanged change ->
                offers.computeIfPresent(change.offer(), (id, offer) -> offer.changed(change));
            case PlacesReserved some -> reserved.reserve(some.offer(), some.shares(), bookings.values());
            case PlacesReleased released ->
                offers.computeIfPresent(released.offer(), (id, offer) -> offer.afterRelease());
            case WaitingListOpened opened -> waited = true;
            case PlacesNoLongerOffered closed -> offers.computeIfPresent(closed.offer(), (id, offer) -> offer.closed());
            case PlacesClaimed claimed -> claim(claimed.claim());
            case PlacesFreed freed -> free(freed);
        }
    }

    private void record(LearnersElsewhereRecorded recorded, Week week) {
        int more = elsewhere.record(recorded.profession(), week, recorded.learners());
        staffing.use(recorded.profession(), week, more * SupervisorGroup.WHOLE_TIME);
    }

    private void claim(Claim claim) {
        bookings.put(claim.booking(), new BookedPlaces(claim));
        ObjIntConsumer<Week> counting = counting(claim);
        claim.weeks().forEach(week -> counting.accept(week, claim.heads()));
    }

    private void free(PlacesFreed freed) {
        BookedPlaces booked = bookings.get(freed.booking());
        if (booked == null) {
            return;
        }
        BookedPlaces left = booked.without(freed.heads(), freed.weeks());
        ObjIntConsumer<Week> counting = counting(booked.claim());
        freed.weeks().forEach(week -> counting.accept(week, left.heads(week) - booked.heads(week)));
        if (left.isEmpty()) {
            bookings.remove(freed.booking());
        } else {
            bookings.put(freed.booking(), left);
        }
    }

    private ObjIntConsumer<Week> counting(Claim claim) {
        OfferedPlaces offered = offers.get(claim.offer());
        ObjIntConsumer<Week> all = heads.counting(claim.offer(), offered);
        ObjIntConsumer<Week> ofShare = reserved.counting(claim);
        if (offered == null) {
            return (week, change) -> {
                all.accept(week, change);
                ofShare.accept(week, change);
            };
        }
        WeekCounts used = staffing.used(Optional.of(offered.profession()));
        return (week, change) -> {
            all.accept(week, change);
            ofShare.accept(week, change);
            used.add(week, change * offered.supervisionUnits());
        };
    }

    /** Whether it has a waiting list. */
    public boolean hasWaitingList() {
        return waited;
    }

    /** As it was registered. */
    public PlacementAreaRegistered registration() {
        return registration;
    }

    /** Whose it is. */
    public OrganisationId provider() {
        return provider;
    }

    /** When it is fit to teach, and for how many. */
    public Audits audits() {
        return limits.audits();
    }

    /** All its offers, closed ones too. */
    public Collection<OfferedPlaces> offers() {
        return Collections.unmodifiableCollection(offers.values());
    }

    public Optional<OfferedPlaces> offer(OfferId offer) {
        return Optional.ofNullable(offers.get(offer));
    }

    /** All bookings that still take places. */
    public Collection<BookedPlaces> bookings() {
        return Collections.unmodifiableCollection(bookings.values());
    }

    public Optional<BookedPlaces> booking(BookingId booking) {
        return Optional.ofNullable(bookings.get(booking));
    }

    /** How many are safe in the week where the provider lowered it; absent where the audit's maximum counts. */
    public Optional<Integer> safeNow(Week week) {
        return limits.safeNow(week);
    }

    /** min(maximum, safe now): the most students at once; 0 outside the audits. */
    public int limit(Week week) {
        return limits.of(week);
    }

    /** The same for one profession. */
    public int limit(ProfessionCode profession, Week week) {
        return limits.of(profession, week);
    }

    /** Booked heads in the area, on the busiest weekday. */
    public int head(Week week) {
        return heads.all().at(week);
    }

    /** Booked heads of one profession, on the busiest weekday. */
    public int head(ProfessionCode profession, Week week) {
        return head(profession, Weekdays.ALL, week);
    }

    private int head(ProfessionCode profession, Weekdays days, Week week) {
        return heads.of(profession).on(days, week);
    }

    /** Booked heads in one offer. */
    public int head(OfferId offer, Week week) {
        return heads.of(offer, week);
    }

    /** Learners elsewhere: people whom the market does not know and who learn in the area. */
    public int elsewhere(Week week) {
        return elsewhere.at(week);
    }

    /** Whose students use it, or may come to, from that week on: those of open offers, of everybody booked, and of learners elsewhere. */
    public Set<ProfessionCode> professionsFrom(Week week) {
        Set<ProfessionCode> professions = elsewhere.from(week).collect(Collectors.toSet());
        offers.values().stream()
                .filter(OfferedPlaces::open)
                .filter(offer -> !offer.weeks().from(week).isEmpty())
                .map(OfferedPlaces::profession)
                .forEach(professions::add);
        bookings.values().stream()
                .filter(booked -> !booked.weeks().from(week).isEmpty())
                .flatMap(booked -> offer(booked.offer()).stream())
                .map(OfferedPlaces::profession)
                .forEach(professions::add);
        return professions;
    }

    /** Everybody who learns in the area in the week, on the busiest weekday: booked heads and learners elsewhere. */
    public int load(Week week) {
        return head(week) + elsewhere(week);
    }

    /** Learners above what is safe, of the area or of the profession with most; bookings made before a limit was lowered stay. */
    public int overCommitted(Week week) {
        return heads.professions().stream()
                .mapToInt(profession -> overCommitted(profession, week))
                .reduce(overLimit(week), Math::max);
    }

    /** The same whatever their professions: above the area's own limit. */
    public int overLimit(Week week) {
        return Math.max(0, load(week) - limits.ofBooked(week));
    }

    /** Those of one profession who are booked above its own maximum. */
    public int overCommitted(ProfessionCode profession, Week week) {
        int booked = head(profession, week);
        return Math.max(
                0, Math.min(booked, booked + elsewhere.at(profession, week) - limits.ofBooked(profession, week)));
    }

    /** How many more the offer could take in the week, and what stops the next. */
    public Room room(OfferId offer, Week week) {
        OfferedPlaces offered = offers.get(offer);
        if (offered == null || !offered.weeks().contains(week)) {
            return new Room(week, 0, Bound.NOT_OFFERED, 0, 0);
        }
        if (!offered.open()) {
            return new Room(week, 0, Bound.CLOSED, head(offer, week), 0);
        }
        if (!offered.released()) {
            return new Room(week, 0, Bound.NOT_RELEASED, head(offer, week), 0);
        }
        if (!isAudited(offered, week)) {
            return new Room(week, 0, Bound.OUTSIDE_AUDIT, load(week), 0);
        }
        ProfessionCode profession = offered.profession();
        Weekdays days = offered.weekdays();
        Room room = room(week, Bound.OFFER, head(offer, week), offered.places(week));
        room = tighter(room, room(week, Bound.AREA, heads.all().on(days, week) + elsewhere(week), limit(week)));
        int alike = head(profession, days, week) + elsewhere.at(profession, week);
        room = tighter(room, room(week, Bound.PROFESSION, alike, limit(profession, week)));
        Room byHeads = room;
        return staffing.room(offered, week).map(time -> tighter(byHeads, time)).orElse(byHeads);
    }

    /**
     * The same for an education provider: what is reserved for others and what they have not booked yet is not for it. Where less is
     * free than is reserved, those who have a share come before those who have none, and one after the other.
     */
    public Room room(OfferId offer, Week week, Optional<OrganisationId> university) {
        Room room = room(offer, week);
        int own = university.map(it -> reserved.unused(offer, week, it)).orElse(0);
        int others = reserved.unusedByOthers(offer, week, university);
        int kept = Math.min(others, Math.max(0, room.free() - own));
        return kept == 0 ? room : new Room(week, room.free() - kept, Bound.RESERVED, kept, room.free());
    }

    /** What is reserved of an offer for the time being. */
    public List<ReservedShare> reserved(OfferId offer) {
        return reserved.of(offer);
    }

    /** How many places of its share a university has not booked in every one of these weeks. */
    public int unusedShare(OfferId offer, WeekSet weeks, OrganisationId university) {
        return weeks.stream()
                .mapToInt(week -> reserved.unused(offer, week, university))
                .min()
                .orElse(0);
    }

    /** Whether an audit holds on every day of the week on which an offer's students would be there. */
    boolean isAudited(OfferedPlaces offered, Week week) {
        return limits.audits().cover(week, offered.weekdays(), offered.days());
    }

    /** The supervisors of the week; none where heads alone count. */
    public List<SupervisorGroup> supervisors(Week week) {
        return staffing.groups(week);
    }

    /** The set of professions whose students have least supervision, where they have too little; bookings made before stay. */
    public Optional<Room> supervisionDeficit(Week week) {
        return staffing.deficit(week);
    }

    private static Room room(Week week, Bound bound, int taken, int limit) {
        return new Room(week, Math.max(0, limit - taken), bound, taken, limit);
    }

    private static Room tighter(Room first, Room second) {
        return second.free() < first.free() ? second : first;
    }

    /** free(o, w). */
    public int free(OfferId offer, Week week) {
        return room(offer, week).free();
    }

    /** The same for an education provider. */
    public int free(OfferId offer, WeekSet weeks, Optional<OrganisationId> university) {
        return weeks.stream()
                .mapToInt(week -> room(offer, week, university).free())
                .min()
                .orElse(0);
    }

    /** free(o, W): the minimum over its weeks; 0 for no weeks. */
    public int free(OfferId offer, WeekSet weeks) {
        return weeks.stream().mapToInt(week -> free(offer, week)).min().orElse(0);
    }

    /** free(area, w): the most further students all its open offers together could take in the week, as far as it was reckoned out. */
    public int free(Week week) {
        return free(week, offer -> true);
    }

    /** The same, were there only those of its offers. */
    public int free(Week week, Predicate<OfferedPlaces> wanted) {
        return freeIn(week, wanted).students();
    }

    /** free(area, w), and whether more might fit. */
    public FreeInWeek freeIn(Week week) {
        return freeIn(week, offer -> true);
    }

    /** The same, were there only those of its offers. */
    public FreeInWeek freeIn(Week week, Predicate<OfferedPlaces> wanted) {
        return new FreePlaces(this, heads, staffing, elsewhere).in(week, wanted);
    }
}
