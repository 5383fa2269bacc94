package io.paymiumfix.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What may be asked and told, and what each means to the order core. Any thread. */
final class Routes {
    private static final long LISTING_MS = 10_000;
    private static final long COMMAND_MS = 10_000;
    /** It makes some ten calls to the venue, and looks twice. */
    private static final long RECONCILE_MS = 300_000;

    private static final Set<String> ACTIONS =
            Set.of("adopt", "absent", "resume", "gone", "accept-backup", "accept-assumption", "reconcile");
    private static final Pattern WORD = Pattern.compile("[ -~]{0,64}");

    private final CoreDesk core;
    private final Supplier<Health> health;
    private final TruthFigures truth;
    private final Supplier<Map<String, Long>> figures;

    Routes(
            final CoreDesk core,
            final Supplier<Health> health,
            final TruthFigures truth,
            final Supplier<Map<String, Long>> figures) {
        this.core = core;
        this.health = health;
        this.truth = truth;
        this.figures = figures;
    }

    /** An HTTP status and what is said. */
    record Reply(int status, ObjectNode body) {}

    /** True for what anybody on this machine may read. */
    static boolean isOpen(final String path) {
        return path.equals("/health");
    }

    /**
     * Answers a request.
     *
     * @param query of the URI, raw; null when there is none
     */
    CompletableFuture<Reply> answer(final String method, final String path, final String query, final byte[] body) {
        return switch (path) {
            case "/health" -> method.equals("GET") ? health() : wrongMethod("GET");
            case "/figures" ->
                method.equals("GET") ? now(200, Json.figures(truth, new TreeMap<>(figures.get()))) : wrongMethod("GET");
            case "/orders" -> method.equals("GET") ? orders(subject(query)) : wrongMethod("GET");
            case "/commands" -> method.equals("POST") ? command(body) : wrongMethod("POST");
            default -> now(404, Json.error("NOT_FOUND: there is /health, /figures, /orders?subject= and /commands"));
        };
    }

    private CompletableFuture<Reply> health() {
        final Health now = health.get();
        return now(now.running() && !now.stalled() ? 200 : 503, Json.health(now));
    }

    private static String subject(final String query) {
        final String name = "subject=";
        return query == null || !query.startsWith(name)
                ? ""
                : URLDecoder.decode(query.substring(name.length()), StandardCharsets.UTF_8);
    }

    private CompletableFuture<Reply> orders(final String subject) {
        if (!WORD.matcher(subject).matches()) {
            return now(400, Json.error("BAD_REQUEST: subject is an order, an account, * or nothing"));
        }
        return waiting(core.list(subject), LISTING_MS, Json::listing);
    }

    private CompletableFuture<Reply> command(final byte[] body) {
        final JsonNode command;
        try {
            command = Json.parse(body);
        } catch (JsonProcessingException e) {
            return now(400, Json.error("BAD_REQUEST: the body is not JSON"));
        }
        if (command == null || !command.isObject()) {
            return now(400, Json.error("BAD_REQUEST: the body is no JSON object"));
        }
        final String action = word(command, "action");
        final String subject = word(command, "subject");
        final String argument = word(command, "argument");
        final String operator = word(command, "operator");
        if (action == null || subject == null || argument == null || operator == null) {
            return now(400, Json.error("BAD_REQUEST: action, subject, argument and operator are short plain texts"));
        }
        if (!ACTIONS.contains(action)) {
            return now(400, Json.error("UNKNOWN_ACTION: there is " + String.join(", ", new TreeSet<>(ACTIONS))));
        }
        return waiting(
                core.command(operator.isEmpty() ? "admin" : operator, action, subject, argument),
                action.equals("reconcile") ? RECONCILE_MS : COMMAND_MS,
                Json::reply);
    }

    /** A member's text, empty when it is absent, null when it is none we take. */
    private static String word(final JsonNode command, final String name) {
        final JsonNode member = command.get(name);
        if (member == null || member.isNull()) {
            return "";
        }
        return member.isTextual() && WORD.matcher(member.textValue()).matches() ? member.textValue() : null;
    }

    private static <T> CompletableFuture<Reply> waiting(
            final Optional<CompletableFuture<T>> answer, final long timeoutMs, final Function<T, ObjectNode> json) {
        if (answer.isEmpty()) {
            return now(503, Json.error("BUSY: the gateway has no room for this at present; try again"));
        }
        return answer.get()
                .orTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                .handle((said, late) -> late == null
                        ? new Reply(200, json.apply(said))
                        : new Reply(
                                504, Json.error("NO_ANSWER: the order core did not answer in " + timeoutMs + " ms")));
    }

    private static CompletableFuture<Reply> wrongMethod(final String right) {
        return now(405, Json.error("WRONG_METHOD: use " + right));
    }

    private static CompletableFuture<Reply> now(final int status, final ObjectNode body) {
        return CompletableFuture.completedFuture(new Reply(status, body));
    }
}
