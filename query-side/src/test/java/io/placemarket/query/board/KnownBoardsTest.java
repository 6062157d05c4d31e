package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.edge.account.SignIn;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import io.placemarket.query.LongWay;
import io.placemarket.query.OverHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/** Boards that are answered at once, beside the same boards answered the long way. */
class KnownBoardsTest extends OverHttp {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse battery";
    /** Nobody else asks for it. */
    private static final String PATH = KnownBoards.PATH + "?from=2026-W48&weeks=7";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Boards boards;

    @Autowired
    private LongWay longWay;

    @Autowired
    private MeterRegistry meters;

    private RequestHeadersSpec<?> board(String user, String password) {
        return stranger().get().uri(PATH).headers(headers -> headers.setBasicAuth(user, password));
    }

    private static EntityExchangeResult<byte[]> answer(RequestHeadersSpec<?> question) {
        return question.exchange().expectBody().returnResult();
    }

    private void account(String user) {
        accounts.put(new NewAccount(user, PASSWORD, Role.REGIONAL, Optional.empty()))
                .block(LONG);
    }

    private boolean isKnown(String user, String password) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, password);
        return signIn.known(headers).isPresent();
    }

    private void askUntilKnown(String user) {
        assertThat(answer(board(user, PASSWORD)).getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(isKnown(user, PASSWORD)).isTrue();
        assertThat(boards.known(Map.of("from", List.of("2026-W48"), "weeks", List.of("7"))))
                .isPresent();
    }

    /** The answer to a question that does not come to the filters. */
    private EntityExchangeResult<byte[]> atOnce(RequestHeadersSpec<?> question) {
        int before = longWay.taken(KnownBoards.PATH);
        EntityExchangeResult<byte[]> answer = answer(question);
        assertThat(longWay.taken(KnownBoards.PATH))
                .as("answered before the filters")
                .isEqualTo(before);
        return answer;
    }

    /** The answer to a question that is not answered before the filters. */
    private EntityExchangeResult<byte[]> theLongWay(RequestHeadersSpec<?> question) {
        int before = longWay.taken(KnownBoards.PATH);
        EntityExchangeResult<byte[]> answer = answer(question);
        assertThat(longWay.taken(KnownBoards.PATH)).as("come to the filters").isEqualTo(before + 1);
        return answer;
    }

    /** A choice of types is looked at on the long way only. */
    private EntityExchangeResult<byte[]> theLongWay(String user, String... tags) {
        return theLongWay(board(user, PASSWORD)
                .accept(MediaType.APPLICATION_JSON, MediaType.ALL)
                .headers(headers -> headers.put(HttpHeaders.IF_NONE_MATCH, List.of(tags))));
    }

    private static void isTheSame(EntityExchangeResult<byte[]> one, EntityExchangeResult<byte[]> other) {
        assertThat(one.getStatus()).isEqualTo(other.getStatus());
        assertThat(one.getResponseBody()).isEqualTo(other.getResponseBody());
        assertThat(one.getResponseHeaders().toSingleValueMap())
                .containsAllEntriesOf(other.getResponseHeaders().toSingleValueMap());
    }

    @Test
    void what_is_answered_at_once_is_what_the_long_way_answers() {
        account("quick");
        askUntilKnown("quick");
        isTheSame(atOnce(board("quick", PASSWORD)), theLongWay("quick"));
        String tag = Optional.ofNullable(
                        theLongWay("quick").getResponseHeaders().getETag())
                .orElseThrow();
        EntityExchangeResult<byte[]> same = atOnce(board("quick", PASSWORD).header(HttpHeaders.IF_NONE_MATCH, tag));
        assertThat(same.getStatus()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(same.getResponseHeaders().getETag()).isEqualTo(tag);
        assertThat(same.getResponseHeaders().containsHeader("Content-Security-Policy"))
                .as("the browser keeps what it was told")
                .isFalse();
        isTheSame(same, theLongWay("quick", tag));
    }

    @Test
    void a_condition_or_a_choice_in_several_lines_is_looked_at_whole_the_long_way() {
        account("lines");
        askUntilKnown("lines");
        String tag = Optional.ofNullable(
                        atOnce(board("lines", PASSWORD)).getResponseHeaders().getETag())
                .orElseThrow();
        assertThat(theLongWay(board("lines", PASSWORD).header(HttpHeaders.IF_NONE_MATCH, "\"old\"", tag))
                        .getStatus())
                .isEqualTo(HttpStatus.NOT_MODIFIED);
        theLongWay(board("lines", PASSWORD).header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE, "text/csv"));
    }

    @Test
    void what_is_answered_at_once_is_counted_beside_what_is_answered_the_long_way() {
        account("counted");
        long before = counted("200");
        askUntilKnown("counted");
        Awaitility.await("the long way is counted").atMost(LONG).until(() -> counted("200") == before + 1);
        String tag = Optional.ofNullable(
                        atOnce(board("counted", PASSWORD)).getResponseHeaders().getETag())
                .orElseThrow();
        assertThat(counted("200")).isEqualTo(before + 2);
        long unchanged = counted("304");
        atOnce(board("counted", PASSWORD).header(HttpHeaders.IF_NONE_MATCH, tag));
        assertThat(counted("304")).isEqualTo(unchanged + 1);
    }

    private long counted(String status) {
        return meters.find("http.server.requests").tag("uri", KnownBoards.PATH).tag("status", status).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void who_may_sign_in_no_more_is_refused_with_the_next_question() {
        account("leaver");
        askUntilKnown("leaver");
        accounts.deactivate("leaver").block(LONG);
        assertThat(isKnown("leaver", PASSWORD)).isFalse();
        assertThat(answer(board("leaver", PASSWORD)).getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void an_old_password_is_refused_with_the_next_question() {
        account("changed");
        askUntilKnown("changed");
        accounts.put(new NewAccount("changed", "another " + PASSWORD, Role.REGIONAL, Optional.empty()))
                .block(LONG);
        assertThat(answer(board("changed", PASSWORD)).getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void nobody_is_known_by_another_password_a_name_alone_or_what_is_no_authorization() {
        account("known");
        askUntilKnown("known");
        assertThat(isKnown("known", "wrong")).isFalse();
        assertThat(isKnown("known", "")).isFalse();
        assertThat(isKnown("nobody", PASSWORD)).isFalse();
        for (String sent : new String[] {"Basic", "Basic ", "Basic !!!", "Basic a25vd24=", "Bearer a25vd24="}) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.AUTHORIZATION, sent);
            assertThat(signIn.known(headers)).as(sent).isEmpty();
        }
        assertThat(answer(board("known", "wrong")).getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer(stranger().get().uri(PATH)).getStatus()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void once_something_has_happened_the_board_is_another_one() {
        account("watcher");
        askUntilKnown("watcher");
        market().story().tell(new CalendarLinkRevoked(CalendarId.of(market().ward())));
        caughtUp();
        HttpHeaders headers = answer(board("watcher", PASSWORD)).getResponseHeaders();
        assertThat(headers.getFirst("Placemarket-Position"))
                .isEqualTo(Long.toString(market().story().position()));
    }
}
