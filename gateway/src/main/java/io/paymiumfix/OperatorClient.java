package io.paymiumfix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.admin.AdminSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Puts questions and commands to the control endpoint of a running gateway on this machine. */
final class OperatorClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(330);
    private static final int OK = 200;

    private final int port;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    private OperatorClient(final int port, final String token) {
        this.port = port;
        this.token = token;
    }

    /** The gateway whose token is in this file. */
    static OperatorClient to(final Path tokenFile) throws OperatorException {
        try {
            final int port = JSON.readTree(Files.readString(new AdminSettings(0, tokenFile).addressFile()))
                    .path("port")
                    .asInt();
            return new OperatorClient(port, Files.readString(tokenFile).strip());
        } catch (AccessDeniedException e) {
            throw new OperatorException(
                    e.getFile() + ": this user may not read it; be the user that runs the gateway", e);
        } catch (IOException e) {
            throw new OperatorException(
                    "no gateway runs on " + tokenFile.toAbsolutePath().getParent(), e);
        }
    }

    JsonNode get(final String path) throws OperatorException, InterruptedException {
        return send(request(path).GET().build());
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
                "operator", System.getProperty("user.name", "")));
        return send(request("/commands")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(final HttpRequest request) throws OperatorException, InterruptedException {
        final HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
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
        if (response.statusCode() != OK) {
            throw new OperatorException(body.path("error").asText("it answered " + response.statusCode()));
        }
        return body;
    }
}
