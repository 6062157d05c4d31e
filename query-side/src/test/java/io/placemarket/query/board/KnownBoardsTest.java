package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.edge.account.SignIn;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import io.placemarket.query.OverHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void what_is_answered_at_once_is_what_the_long_way_answers() {
        account("quick");
        askUntilKnown("quick");
        EntityExchangeResult<byte[]> atOnce = answer(board("quick", PASSWORD));
        // A choice of types is looked at on the long way only.
        EntityExchangeResult<byte[]> longWay =
                answer(board("quick", PASSWORD).accept(MediaType.APPLICATION_JSON, MediaType.ALL));
        assertThat(atOnce.getResponseBody()).isEqualTo(longWay.getResponseBody());
        assertThat(atOnce.getResponseHeaders().toSingleValueMap())
                .containsAllEntriesOf(longWay.getResponseHeaders().toSingleValueMap());
        String tag = Optional.ofNullable(longWay.getResponseHeaders().getETag()).orElseThrow();
        EntityExchangeResult<byte[]> same = answer(board("quick", PASSWORD).header("If-None-Match", tag));
        assertThat(same.getStatus()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(same.getResponseHeaders().getETag()).isEqualTo(tag);
        assertThat(same.getResponseHeaders().getFirst("Content-Security-Policy"))
                .isNotNull();
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
