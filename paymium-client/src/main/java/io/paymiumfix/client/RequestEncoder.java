package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.math.BigDecimal;

/**
 * Turns calls into the bytes of HTTP/1.1 requests, out of pieces formatted once. The bytes signed are the bytes sent. Owned by
 * {@code venue-io}.
 */
final class RequestEncoder {
    private static final byte[] POST = AsciiBuffer.ascii("POST ");
    private static final byte[] DELETE = AsciiBuffer.ascii("DELETE ");
    private static final byte[] GET = AsciiBuffer.ascii("GET ");
    private static final byte[] API_SIGNATURE = AsciiBuffer.ascii("\r\nApi-Signature: ");
    private static final byte[] AUTHORIZATION = AsciiBuffer.ascii("\r\nAuthorization: ");
    private static final byte[] CONTENT_LENGTH = AsciiBuffer.ascii("\r\nContent-Length: ");
    private static final byte[] END_OF_HEAD = AsciiBuffer.ascii("\r\n\r\n");

    private final byte[] origin;
    private final byte[] basePath;
    private final byte[] signedHeaders;
    private final byte[] unsignedHeaders;
    private final byte[] tokenPath;
    private final byte[] formHeaders;
    private final Signer signer;

    private final AsciiBuffer request = new AsciiBuffer();
    private final AsciiBuffer nonceDigits = new AsciiBuffer();
    private final AsciiBuffer path = new AsciiBuffer();
    private final AsciiBuffer body = new AsciiBuffer();

    /** An encoder for unsigned requests only. */
    RequestEncoder(VenueAddress venue) {
        this(venue, null);
    }

    /** An encoder for the requests of one token, or for unsigned ones when {@code token} is null. */
    RequestEncoder(VenueAddress venue, ApiToken token) {
        origin = AsciiBuffer.ascii(venue.origin());
        basePath = AsciiBuffer.ascii(venue.basePath());
        String host = " HTTP/1.1\r\nHost: " + venue.authority()
                + "\r\nUser-Agent: paymium-fix-gateway\r\nAccept: application/json\r\nContent-Type: ";
        String common = host + "application/json";
        formHeaders = AsciiBuffer.ascii(host + "application/x-www-form-urlencoded");
        tokenPath = AsciiBuffer.ascii(venue.unversionedPath() + "/oauth/token");
        unsignedHeaders = AsciiBuffer.ascii(common);
        signedHeaders =
                token == null ? null : AsciiBuffer.ascii(common + "\r\nApi-Key: " + token.key() + "\r\nApi-Nonce: ");
        signer = token == null ? null : new Signer(token.secret());
    }

    /** A signed request; the caller owns the buffer. */
    ByteBuf signed(ByteBufAllocator allocator, Call call, long nonce) {
        nonceDigits.clear().put(nonce);
        path.clear().put(basePath).put(call.pathTail());
        body.clear();
        if (call.post()) {
            putOrder(call.order());
        }
        byte[] signature = signer.add(nonceDigits.array(), nonceDigits.length())
                .add(origin, origin.length)
                .add(path.array(), path.length())
                .add(body.array(), body.length())
                .sign();
        request.clear()
                .put(method(call.kind()))
                .put(path.array(), path.length())
                .put(signedHeaders)
                .put(nonceDigits.array(), nonceDigits.length())
                .put(API_SIGNATURE)
                .put(signature);
        if (call.post()) {
            request.put(CONTENT_LENGTH).put(body.length());
        }
        request.put(END_OF_HEAD).put(body.array(), body.length());
        return buffer(allocator);
    }

    /** A request with an OAuth2 access token instead of nonce and signature; the caller owns the buffer. */
    ByteBuf bearer(ByteBufAllocator allocator, Call call, byte[] authorization) {
        body.clear();
        if (call.post()) {
            putOrder(call.order());
        }
        request.clear()
                .put(method(call.kind()))
                .put(basePath)
                .put(call.pathTail())
                .put(unsignedHeaders)
                .put(AUTHORIZATION)
                .put(authorization);
        if (call.post()) {
            request.put(CONTENT_LENGTH).put(body.length());
        }
        request.put(END_OF_HEAD).put(body.array(), body.length());
        return buffer(allocator);
    }

    /** The POST that renews an OAuth2 access, beside the versioned API; the caller owns the buffer. */
    ByteBuf renewal(ByteBufAllocator allocator, String form) {
        request.clear()
                .put(POST)
                .put(tokenPath)
                .put(formHeaders)
                .put(CONTENT_LENGTH)
                .put(form.length())
                .put(END_OF_HEAD)
                .put(form);
        return buffer(allocator);
    }

    /** An unsigned GET; the caller owns the buffer. */
    ByteBuf unsigned(ByteBufAllocator allocator, String pathTail) {
        request.clear()
                .put(GET)
                .put(basePath)
                .put(pathTail)
                .put(unsignedHeaders)
                .put(END_OF_HEAD);
        return buffer(allocator);
    }

    private ByteBuf buffer(ByteBufAllocator allocator) {
        return allocator.ioBuffer(request.length()).writeBytes(request.array(), 0, request.length());
    }

    private void putOrder(NewVenueOrder order) {
        body.put("{\"type\":\"")
                .put(order.type().word())
                .put("\",\"currency\":\"EUR\",\"direction\":\"")
                .put(order.direction().word())
                .put("\"");
        putDecimal(",\"price\":\"", order.price());
        putDecimal(",\"amount\":\"", order.amount());
        putDecimal(",\"currency_amount\":\"", order.currencyAmount());
        body.put("}");
    }

    private void putDecimal(String name, BigDecimal value) {
        if (value != null) {
            body.put(name).put(value.toPlainString()).put("\"");
        }
    }

    private static byte[] method(Call.Kind kind) {
        return switch (kind) {
            case PLACE_ORDER -> POST;
            case CANCEL_ORDER -> DELETE;
            case READ_ORDER, LIST_ORDERS, READ_USER -> GET;
        };
    }
}
