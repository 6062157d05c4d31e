package io.placemarket.command.aggregate;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives a handler who asks ({@link Actor}) and what they have seen ({@link ExpectedRevision}). */
public final class AskerResolver implements ParameterResolverFactory {
    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public @Nullable ParameterResolver createInstance(Executable executable, Parameter[] parameters, int index) {
        Class<?> wanted = parameters[index].getType();
        if (wanted == Actor.class) {
            return new FromMetadata<>(AskerResolver::asker);
        }
        return wanted == ExpectedRevision.class ? new FromMetadata<>(ExpectedRevision::fromMetadata) : null;
    }

    /** Who asks; nobody is refused. */
    public static Actor asker(MetaData metadata) {
        return Actor.fromMetadata(metadata)
                .orElseThrow(() -> Problem.of(ProblemCode.SIGN_IN_REQUIRED, "Nobody was named as asking for this.")
                        .refused());
    }

    private record FromMetadata<T>(Function<MetaData, T> read) implements ParameterResolver<T> {
        @Override
        public T resolveParameterValue(Message<?> message) {
            return read.apply(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
