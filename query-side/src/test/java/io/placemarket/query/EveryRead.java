package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every read there is: what is mapped, of everything in the example's market that it can be of. */
final class EveryRead {
    private final ExampleMarket market;
    private final AreaId area;
    private final OfferId offer;
    private final List<String> paths;

    /**
     * @param area one more that is read
     * @param offer the same
     */
    EveryRead(RequestMappingHandlerMapping mappings, ExampleMarket market, AreaId area, OfferId offer) {
        this.market = market;
        this.area = area;
        this.offer = offer;
        this.paths = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(Object::toString)
                .filter(path -> !path.startsWith("/api/openapi") && !path.startsWith("/api/docs"))
                .filter(path -> !path.startsWith("/problems") && !path.startsWith("/webjars"))
                .distinct()
                .toList();
    }

    /** As controllers name them. */
    List<String> paths() {
        return paths;
    }

    /** Those that are streams. */
    Stream<String> streams() {
        return paths.stream().filter(path -> path.endsWith("/stream"));
    }

    /** All others, as they are asked for. */
    List<String> addresses() {
        return paths.stream()
                .filter(path -> !path.endsWith("/stream"))
                .flatMap(this::concrete)
                .toList();
    }

    private Stream<String> concrete(String path) {
        if (path.contains("{offer}")) {
            return Stream.of(market.wardOffer, market.hospiceOffer, market.withdrawnOffer, offer)
                    .map(each -> path.replace("{offer}", each.value()));
        }
        if (path.contains("{area}")) {
            return Stream.of(market.ward, market.dayRoom, area).map(each -> path.replace("{area}", each.value()));
        }
        if (path.endsWith("/search")) {
            return Stream.of(market.northern, market.southern)
                    .map(cohort -> path.replace("{cohort}", cohort.value()))
                    .flatMap(search -> Stream.of(search, search + "?students=3"));
        }
        if (path.endsWith("/board/cell")) {
            return Stream.of("still_to_place", "free", "unmet", "offered", "limit", "held", "allocated", "waiting")
                    .map(measure -> path + "?from=2026-W48&limit=200&measure=" + measure);
        }
        if (path.endsWith("/changes")) {
            return Stream.of(path + "?limit=200");
        }
        if (path.equals("/api/offers")) {
            return Stream.of(path, path + "?limit=200&state=OPEN,CLOSED,WITHDRAWN,ENDED");
        }
        if (path.contains("{cohort}")) {
            return Stream.of(market.northern, market.southern).map(cohort -> path.replace("{cohort}", cohort.value()));
        }
        if (path.contains("{secret}")) {
            return Stream.of(path.replace("{secret}", "nobody-knows"));
        }
        if (path.contains("{hold}")) {
            return Stream.of(market.northernHold, market.southernHold)
                    .map(hold -> path.replace("{hold}", hold.value()));
        }
        if (path.contains("{allocation}")) {
            return Stream.of(market.northernInWard, market.southernInWard, market.southernInHospice)
                    .map(allocation -> path.replace("{allocation}", allocation.value()));
        }
        if (path.contains("{student}")) {
            return Stream.concat(market.northernStudents.stream(), market.southernStudents.stream())
                    .map(student -> path.replace("{student}", student.value()));
        }
        assertThat(path).as("a read this test cannot walk").doesNotContain("{");
        return path.equals("/api/allocations") || path.equals("/api/holds")
                ? Stream.of(
                        path,
                        path + "?offer=" + market.wardOffer,
                        path + "?offer=" + market.hospiceOffer,
                        path + "?cohort=" + market.northern,
                        path + "?cohort=" + market.southern,
                        path + "?area=" + market.ward)
                : Stream.of(path);
    }
}
