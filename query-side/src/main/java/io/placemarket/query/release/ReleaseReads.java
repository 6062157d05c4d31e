package io.placemarket.query.release;

import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.market.ReleasesView.Request;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds releases and requests. */
public final class ReleaseReads {
    private final Market market;
    private final Today today;

    public ReleaseReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /**
     * An offer's.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found where there is no such offer for the asker, or it was bookable from the start
     */
    public ReleaseDetail one(OfferId offer, Actor actor) {
        return find(offer, actor)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no release of an offer " + offer + ".")
                        .refused());
    }

    /** The same where there is one. */
    public Optional<ReleaseDetail> find(OfferId offer, Actor actor) {
        return market.offers()
                .find(offer)
                .filter(known -> Visibility.seesOffer(actor, known.terms()))
                .flatMap(known -> market.releases().find(offer))
                .map(release -> detail(release, Represented.withMembers(actor, market, today)));
    }

    private ReleaseDetail detail(ReleasesView.Entry release, Actor actor) {
        List<Request> requests = release.requests();
        boolean over = release.resolution().isPresent();
        OrganisationId provider = provider(release);
        return new ReleaseDetail(
                release.offer(),
                release.at(),
                release.tieBreak(),
                release.state(),
                release.commitment(),
                release.resolution().map(ReleaseResolved::seed),
                requests.size(),
                requests.stream().mapToInt(Request::places).sum(),
                release.resolution().map(ReleaseResolved::free).orElse(List.of()),
                requests.stream()
                        .filter(request -> over || Visibility.seesHold(actor, request.university(), provider))
                        .map(request -> RequestRow.of(release, request, market, actor))
                        .toList(),
                release.earlier().stream()
                        .map(before -> new ReleaseDetail.Earlier(
                                before.reason(),
                                before.result().free(),
                                before.result().outcomes()))
                        .toList(),
                market.position(),
                release.revision());
    }

    private OrganisationId provider(ReleasesView.Entry release) {
        return market.areas()
                .find(release.offer().area())
                .map(AreasView.Entry::provider)
                .orElseThrow();
    }

    private record Asked(ReleasesView.Entry release, Request request) {}

    /**
     * Those of the asker's own side, a provider's in its areas and those of its members, a university's of its cohorts, in the order in which they were made.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for whoever has no side
     */
    public Page<RequestRow> requests(RequestQuery query, Actor asker) {
        Visibility.ownSide(asker);
        Actor actor = Represented.withMembers(asker, market, today);
        return query.page()
                .page(
                        market.position(),
                        releases(query)
                                .filter(release -> query.releases().isEmpty()
                                        || query.releases().contains(release.state()))
                                .flatMap(release ->
                                        release.requests().stream().map(request -> new Asked(release, request)))
                                .filter(asked -> query.cohort()
                                        .map(asked.request().cohort()::equals)
                                        .orElse(true))
                                .filter(asked -> Visibility.seesBooking(
                                        actor, asked.request().university(), provider(asked.release())))
                                .sorted(Comparator.comparingLong(
                                        asked -> asked.request().position())),
                        asked -> "%019d".formatted(asked.request().position()))
                .map(asked -> RequestRow.of(asked.release(), asked.request(), market, actor));
    }

    private Stream<ReleasesView.Entry> releases(RequestQuery query) {
        if (query.offer().isPresent()) {
            return market.releases().find(query.offer().get()).stream();
        }
        return query.cohort().isPresent()
                ? market.releases().of(query.cohort().get())
                : market.releases().all().stream();
    }
}
