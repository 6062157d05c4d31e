package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.reference.ReferenceData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organisations of the region: those of the public registers, and plainly fictional ones beside them. */
final class OrganisationPlanner {
    /** Of all practices, the share that hosts students in this market. */
    private static final double HOSTING_PRACTICES = 0.7;

    /** The practice that has an account: it always hosts. */
    static final String PRACTICE = "C81018";

    private final IdSource ids;
    private final Chance chance;
    private final Map<OrganisationId, Organisation> all = new LinkedHashMap<>();
    private final List<PlannedProvider> providers = new ArrayList<>();
    private final Map<String, OrganisationId> universities = new LinkedHashMap<>();

    OrganisationPlanner(long seed) {
        this.chance = new Chance(seed, "organisations");
        this.ids = new IdSource(chance.generator());
        Map<String, Tables.TrustShape> trusts = Tables.trusts();
        ReferenceData.shipped().organisations().forEach(details -> shipped(details, trusts));
        Tables.providers().forEach(this::fictional);
    }

    private void shipped(Organisation details, Map<String, Tables.TrustShape> trusts) {
        OrganisationId id = ids.organisation();
        all.put(id, details);
        details.ukprn().ifPresent(ukprn -> universities.put(ukprn, id));
        details.odsCode().ifPresent(code -> {
            Tables.TrustShape trust = trusts.get(code);
            if (trust != null) {
                providers.add(new PlannedProvider(id, details, trust.kinds(), trust.areas()));
            } else if (details.ownership() == Ownership.GP_PARTNERSHIP) {
                practice(id, details, code);
            }
        });
    }

    private void practice(OrganisationId id, Organisation details, String code) {
        boolean hosts = chance.happens(HOSTING_PRACTICES);
        if (code.equals(PRACTICE)) {
            providers.add(new PlannedProvider(id, details, List.of("practice"), 2));
        } else if (hosts) {
            providers.add(new PlannedProvider(id, details, List.of("practice"), 1));
        }
    }

    private void fictional(Tables.FictionalProvider provider) {
        OrganisationId id = ids.organisation();
        Organisation details = new Organisation(
                provider.name(),
                Set.of(OrganisationRole.PROVIDER),
                provider.ownership(),
                provider.setting(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(provider.icb()),
                Optional.of(provider.town()),
                Optional.empty());
        all.put(id, details);
        providers.add(new PlannedProvider(id, details, List.of(provider.kind()), provider.areas()));
    }

    /** All organisations, in the order in which they are added. */
    Map<OrganisationId, Organisation> all() {
        return all;
    }

    /** Those that have areas. */
    List<PlannedProvider> providers() {
        return providers;
    }

    /** The university with that UKPRN. */
    OrganisationId university(String ukprn) {
        OrganisationId id = universities.get(ukprn);
        if (id == null) {
            throw new IllegalStateException("no university has the UKPRN " + ukprn);
        }
        return id;
    }
}
