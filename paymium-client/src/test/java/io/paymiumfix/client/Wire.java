package io.paymiumfix.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** The server's end of one connection. */
final class Wire {
    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private volatile IOException failure;

    Wire(Socket socket) {
        this.socket = socket;
    }

    List<Received> requests() {
        return requests;
    }

    long postsBegun() {
        synchronized (received) {
            String text = received.toString(StandardCharsets.ISO_8859_1);
            return text.split("POST ", -1).length - 1L;
        }
    }

    /** Reads one whole request; null at the end of the connection. */
    Received readRequest() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String[] lines = head.toString().split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length - 2; i++) {
            int colon = lines[i].indexOf(": ");
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 2));
        }
        StringBuilder body = new StringBuilder();
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        while (body.length() < length) {
            int next = read();
            if (next < 0) {
                return null;
            }
            body.append((char) next);
        }
        String[] requestLine = lines[0].split(" ", -1);
        Received request = new Received(requestLine[0], requestLine[1], headers, body.toString());
        requests.add(request);
        return request;
    }

    /** Reads and drops; false at the end of the connection. */
    boolean readBytes(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (read() < 0) {
                return false;
            }
        }
        return true;
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads exactly so many bytes; null at the end of the connection. */
    byte[] readExactly(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        return bytes.length == count ? bytes : null;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The server name the client's TLS handshake asked for; empty when it named none, or without TLS. */
    String requestedServerName() {
        return socket instanceof SSLSocket tls && tls.getSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** Writes the first bytes of an ASCII text. */
    void write(String text, int count) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII), 0, count);
        socket.getOutputStream().flush();
    }

    /** Ends the connection with RST instead of FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    void failed(IOException e) {
        failure = e;
    }

    @Override
    public String toString() {
        return "Wire[" + socket + " " + failure + "]";
    }

    private int read() throws IOException {
        InputStream in = socket.getInputStream();
        int next = in.read();
        if (next >= 0) {
            synchronized (received) {
                received.write(next);
            }
        }
        return next;
    }
}
