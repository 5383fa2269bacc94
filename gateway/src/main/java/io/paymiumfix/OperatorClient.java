package io.paymiumfix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.admin.AdminSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts questions and commands to the control endpoint of a running gateway on this machine. */
final class OperatorClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** The gateway itself says after 10 s that its core does not answer. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final Duration RECONCILED = Duration.ofSeconds(330);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int MAX_PORT = 0xffff;
    private static final int LONGEST_NAME = 64;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+");

    private final Path tokenFile;
    private final int port;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private OperatorClient(final Path tokenFile, final int port, final String token) {
        this.tokenFile = tokenFile;
        this.port = port;
        this.token = token;
    }

    /** The gateway whose token is in this file. */
    static OperatorClient to(final Path tokenFile) throws OperatorException {
        final Path addressFile = new AdminSettings(0, tokenFile).addressFile();
        try {
            final int port =
                    JSON.readTree(Files.readString(addressFile)).path("port").asInt();
            final String token = Files.readString(tokenFile).strip();
            if (port < 1 || port > MAX_PORT) {
                throw damaged(addressFile, null);
            }
            if (!TOKEN.matcher(token).matches()) {
                throw damaged(tokenFile, null);
            }
            return new OperatorClient(tokenFile, port, token);
        } catch (JsonProcessingException e) {
            throw damaged(addressFile, e);
        } catch (AccessDeniedException e) {
            throw new OperatorException(
                    e.getFile() + ": this user may not read it; be the user that runs the gateway", e);
        } catch (IOException e) {
            throw new OperatorException("no gateway runs with the token file " + tokenFile.toAbsolutePath(), e);
        }
    }

    /** Neither file's content is shown. */
    private static OperatorException damaged(final Path file, final Throwable cause) {
        return new OperatorException(
                file + ": is not as the gateway wrote it; restart the gateway, which writes it anew", cause);
    }

    JsonNode get(final String path) throws OperatorException, InterruptedException {
        return send(request(path, ANSWER).GET().build());
    }

    JsonNode orders(final String subject) throws OperatorException, InterruptedException {
        return get("/orders?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8));
    }

    JsonNode command(final String action, final String subject, final String argument)
            throws OperatorException, InterruptedException {
        final JsonNode body = JSON.valueToTree(Map.of(
                "action", action,
                "subject", subject,
                "argument", argument,
                "operator", user()));
        return send(request("/commands", action.equals("reconcile") ? RECONCILED : ANSWER)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** As the journal takes names. */
    private static String user() {
        final String plain = System.getProperty("user.name", "").replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private HttpRequest.Builder request(final String path, final Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(final HttpRequest request) throws OperatorException, InterruptedException {
        final HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new OperatorException(
                    "the gateway on 127.0.0.1:" + port + " takes connections and does not answer; see its log. Whether"
                            + " a command was taken, bin/gateway orders shows",
                    e);
        } catch (IOException e) {
            throw new OperatorException(
                    "the gateway does not answer on 127.0.0.1:" + port + "; it is not running, or was killed", e);
        }
        final JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (IOException e) {
            throw new OperatorException("what answers on 127.0.0.1:" + port + " is not the gateway", e);
        }
        if (response.statusCode() == UNAUTHORIZED) {
            throw new OperatorException("the gateway on 127.0.0.1:" + port + " does not take the token of " + tokenFile
                    + ": the file is of another start; restart the gateway, which writes it anew");
        }
        if (response.statusCode() != OK) {
            throw new OperatorException(body.path("error").asText("it answered " + response.statusCode()));
        }
        return body;
    }
}
