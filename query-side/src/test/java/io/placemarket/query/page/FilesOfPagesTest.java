package io.placemarket.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.OverHttp;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/** What a page lists is had as a file by a plain link, with the page's filters. */
class FilesOfPagesTest extends OverHttp {
    private static final Pattern LINK = Pattern.compile("<a(?=[^>]* download)[^>]* href=\"(/api/[^\"]+)\"");
    private static final String AS_BROWSERS_ASK = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "region, /board?profession=NUR-ADULT, board.csv, profession=NUR-ADULT",
        "region, /board/cell?from=2026-W48&row=NUR-ADULT, behind-a-cell.csv, row=NUR-ADULT",
        "region, /board/changes, changes.csv, /api/changes",
        "region, /offers?icb=QNC, offers.csv, icb=QNC",
        "region, /measures?from=2026-11-23&to=2026-11-30, measures.csv, firstWeek=2026-W48",
        "region, /organisations?role=PROVIDER, organisations.csv, role=PROVIDER",
        "region, /audits?auditEndsWithin=104, placement-areas.csv, auditEndsWithin=104",
        "region, /areas/{area}, area-weeks.csv, /api/placement-areas/",
        "region, /offers/{offer}, offer-weeks.csv, /api/offers/",
        "trust, /my-work, work.csv, /api/work",
        "north, /my-cohorts, cohorts.csv, /api/cohorts",
        "north, /my-cohorts/{cohort}/students, students.csv, /students",
        "north, /my-cohorts/{cohort}/search?weeks=1, search.csv, weeks=1"
    })
    void the_link_of_a_page_gives_its_list_as_csv(String user, String page, String name, String filter) {
        String html = Objects.requireNonNull(as(user).get()
                .uri(page.replace("{cohort}", market().northern().value())
                        .replace("{area}", market().ward().value())
                        .replace("{offer}", market().wardOffer().value()))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        Matcher link = LINK.matcher(html);
        assertThat(link.find()).as("a link to a file").isTrue();
        String address = link.group(1).replace("&amp;", "&");
        assertThat(address).contains(filter);
        as(user).get()
                .uri(UriUtils.decode(address, StandardCharsets.UTF_8))
                .header(HttpHeaders.ACCEPT, AS_BROWSERS_ASK)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .expectBody(String.class)
                .value(text -> assertThat(text.lines()).hasSizeGreaterThan(1));
    }
}
