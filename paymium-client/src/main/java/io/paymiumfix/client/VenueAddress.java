package io.paymiumfix.client;

import java.net.URI;
import java.util.Locale;

/**
 * The venue's base URI in the pieces that requests need. Immutable.
 *
 * @param tls whether the scheme is https
 * @param host name or literal address to connect to and to verify; an IPv6 literal without brackets
 * @param port port to connect to
 * @param authority {@code host[:port]} as sent in {@code Host} and as signed; the default port is left out
 * @param basePath path that every request path starts with, without a slash at its end
 */
record VenueAddress(boolean tls, String host, int port, String authority, String basePath) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    static VenueAddress of(URI baseUri) {
        boolean tls = baseUri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int defaultPort = tls ? HTTPS_PORT : HTTP_PORT;
        int port = baseUri.getPort() < 0 ? defaultPort : baseUri.getPort();
        String hostText = baseUri.getHost();
        String host = hostText.startsWith("[") ? hostText.substring(1, hostText.length() - 1) : hostText;
        String path = baseUri.getRawPath() == null ? "" : baseUri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return new VenueAddress(tls, host, port, port == defaultPort ? hostText : hostText + ":" + port, path);
    }

    /** The base path without its version: {@code /api} of {@code /api/v1}. */
    String unversionedPath() {
        int slash = basePath.lastIndexOf('/');
        return slash >= 0 && basePath.startsWith("v", slash + 1) ? basePath.substring(0, slash) : basePath;
    }

    /** What stands before the request path in a signed URL: {@code scheme://host[:port]}. */
    String origin() {
        return (tls ? "https://" : "http://") + authority;
    }
}
