package io.paymiumfix.order;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two cores object by object, field by field, and whether the same object is meant wherever one is
 * referred to: also fields that nobody thought of when the saving was written. Maps and sets are compared in the
 * order in which they iterate, as the core would go through them.
 */
final class Graph {
    private final IdentityHashMap<Object, Object> pairs = new IdentityHashMap<>();
    private final Set<Class<?>> passedOver;
    private String difference;

    private Graph(final Set<Class<?>> passedOver) {
        this.passedOver = passedOver;
    }

    /** The path of the first difference and both values, or null. */
    static String difference(final Object a, final Object b, final Class<?>... passedOver) {
        final Graph graph = new Graph(Set.of(passedOver));
        graph.compare(a.getClass().getSimpleName(), a, b);
        return graph.difference;
    }

    private void compare(final String path, final Object a, final Object b) {
        if (difference != null || (a == null && b == null)) {
            return;
        }
        if (a == null || b == null || a.getClass() != b.getClass()) {
            differ(path, a, b);
        } else if (a instanceof Map<?, ?> map) {
            compare(path, flat(map), flat((Map<?, ?>) b));
        } else if (a instanceof Collection<?> collection) {
            elements(path, collection, (Collection<?>) b);
        } else if (a.getClass().getName().startsWith("java.") || a instanceof Enum) {
            if (!a.equals(b)) {
                differ(path, a, b);
            }
        } else if (!passedOver.contains(a.getClass())) {
            fields(path, a, b);
        }
    }

    private static List<Object> flat(final Map<?, ?> map) {
        final List<Object> flat = new ArrayList<>();
        map.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat;
    }

    private void elements(final String path, final Collection<?> a, final Collection<?> b) {
        if (a.size() != b.size()) {
            differ(path + ".size", a.size(), b.size());
            return;
        }
        final Iterator<?> other = b.iterator();
        int i = 0;
        for (final Object element : a) {
            compare(path + "[" + i++ + "]", element, other.next());
        }
    }

    private void fields(final String path, final Object a, final Object b) {
        final Object known = pairs.putIfAbsent(a, b);
        if (known != null) {
            if (known != b && !a.getClass().isRecord()) {
                differ(path, a + " (one object)", b + " (another one than elsewhere)");
            }
            return;
        }
        for (final Field field : a.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                compare(path + "." + field.getName(), value(field, a), value(field, b));
            }
        }
    }

    private static Object value(final Field field, final Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void differ(final String path, final Object a, final Object b) {
        difference = path + ": " + a + " and " + b;
    }
}
