package io.placemarket.embedded.wire;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.command.Refusal;
import io.placemarket.embedded.command.Reply;
import io.placemarket.embedded.command.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection's way through SCRAM-SHA-256. Nothing but a greeting is answered before it has succeeded. Used by one thread at a time. */
final class Login {
    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final int CONVERSATION = 1;
    private static final Set<String> OPEN_TO_ALL = Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions");

    private final Scram scram;
    private @Nullable String clientFirst;
    private @Nullable String serverFirst;
    private boolean proven;

    Login(Scram scram) {
        this.scram = scram;
    }

    /** Whether whoever is at the other end has shown to know the password. */
    boolean isProven() {
        return proven;
    }

    /** Whether a command may be run by whoever is at the other end. */
    boolean permits(Request request) {
        return proven || OPEN_TO_ALL.contains(request.command().toLowerCase(Locale.ROOT));
    }

    /** Whether a command belongs to the login itself. */
    static boolean isStep(Request request) {
        return request.command().equals("saslStart") || request.command().equals("saslContinue");
    }

    /** Answers a step of the login. */
    Reply step(Request request) {
        return Reply.of(request.command().equals("saslStart") ? start(request.body()) : proceed(request.body()));
    }

    /** Adds to the reply to a greeting what it asks about the login; a guess that fails is left out, as MongoDB does. */
    void greet(Request request, Document reply) {
        if (request.body().containsKey("saslSupportedMechs")) {
            reply.append("saslSupportedMechs", List.of(MECHANISM));
        }
        if (request.body().get("speculativeAuthenticate") instanceof Document speculative
                && MECHANISM.equals(speculative.get("mechanism"))) {
            reply.append("speculativeAuthenticate", start(speculative));
        }
    }

    private Document start(Document body) {
        proven = false;
        if (!MECHANISM.equals(body.get("mechanism"))) {
            throw Refusal.of(334, "MechanismUnavailable", "the only mechanism of this server is " + MECHANISM);
        }
        String first = payload(body);
        if (!first.startsWith("n,,")) {
            throw failed();
        }
        clientFirst = first.substring(3);
        String nonce = attributes(clientFirst).get("r");
        if (nonce == null || nonce.isEmpty()) {
            throw failed();
        }
        serverFirst = scram.challenge(nonce);
        return answer(serverFirst, false);
    }

    private Document proceed(Document body) {
        if (clientFirst == null || serverFirst == null) {
            throw Refusal.of(17, "ProtocolError", "No SASL session state found");
        }
        String last = payload(body);
        Map<String, String> said = attributes(last);
        int proofAt = last.lastIndexOf(",p=");
        String nonce = said.get("r");
        String user = attributes(clientFirst).get("n");
        if (proofAt < 0 || !Scram.USER.equals(user) || !serverFirst.startsWith("r=" + nonce + ",")) {
            throw failed();
        }
        String exchanged = clientFirst + "," + serverFirst + "," + last.substring(0, proofAt);
        clientFirst = null;
        if (!proofFits(last.substring(proofAt + 3), exchanged)) {
            throw failed();
        }
        proven = true;
        return answer(scram.signature(exchanged), true);
    }

    private boolean proofFits(String proof, String exchanged) {
        try {
            return scram.proves(Base64.getDecoder().decode(proof), exchanged);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Document answer(String text, boolean done) {
        return new Document("conversationId", CONVERSATION)
                .append("done", done)
                .append("payload", new BinData(text.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }

    private static String payload(Document body) {
        return switch (body.get("payload")) {
            case BinData data -> new String(data.getData(), StandardCharsets.UTF_8);
            case String base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            case null -> throw failed();
            default -> throw failed();
        };
    }

    private static Map<String, String> attributes(String message) {
        Map<String, String> attributes = new HashMap<>();
        for (String part : message.split(",", -1)) {
            if (part.length() > 1 && part.charAt(1) == '=') {
                attributes.put(part.substring(0, 1), part.substring(2));
            }
        }
        return attributes;
    }

    private static RuntimeException failed() {
        return Refusal.of(18, "AuthenticationFailed", "Authentication failed.");
    }
}
