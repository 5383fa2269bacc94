package io.paymiumfix.simulator.rest;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request, read completely. Immutable.
 *
 * @param method as sent
 * @param target path and query, as sent
 * @param path decoded path without trailing slashes
 * @param query decoded query
 * @param headers the few headers that matter, by lower-case name
 * @param body the body, as sent
 * @param remote who asks
 * @param keepAlive whether the connection stays open afterwards
 */
public record Call(
        String method,
        String target,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        InetSocketAddress remote,
        boolean keepAlive) {

    private static final List<String> HEADERS =
            List.of("host", "origin", "authorization", "api-key", "api-nonce", "api-signature");

    static Call of(FullHttpRequest request, InetSocketAddress remote, InetSocketAddress local) {
        String target = originForm(request.uri());
        QueryStringDecoder decoder = new QueryStringDecoder(target);
        Map<String, String> headers = new HashMap<>();
        headers.put("host", local.getAddress().getHostAddress() + ":" + local.getPort());
        for (String name : HEADERS) {
            String value = request.headers().get(name);
            if (value != null) {
                headers.put(name, value.strip());
            }
        }
        return new Call(
                request.method().name(),
                target,
                decoder.path().replaceAll("/+$", ""),
                decoder.parameters(),
                Map.copyOf(headers),
                request.content().toString(StandardCharsets.UTF_8),
                remote,
                HttpUtil.isKeepAlive(request) && !request.headers().contains(HttpHeaderNames.UPGRADE));
    }

    /** The target of a request to a proxy names scheme and host too; they are dropped, the Host header says the same. */
    private static String originForm(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            int slash = uri.indexOf('/', uri.indexOf("//") + 2);
            return slash < 0 ? "/" : uri.substring(slash);
        }
        return uri;
    }

    /** A header by lower-case name, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    /** The Api-Nonce header when it is a number from 0 to 2^63 - 1. */
    OptionalLong nonce() {
        String nonce = header("api-nonce");
        if (nonce.isEmpty() || nonce.length() > 19 || !nonce.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(nonce));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The secrets in the headers stay out of logs. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
