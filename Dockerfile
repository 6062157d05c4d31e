# The two sides as two images, by plain steps: build with Maven, run the jars. `docker build --target command-side .`
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /placemarket
COPY . .
RUN mvn -B -DskipTests package \
 # taken apart they start in half the processor time of jars of jars
 && for side in command-side query-side; do \
      java -Djarmode=tools -jar $side/target/$side-app.jar extract --destination /apps/$side; \
    done

FROM eclipse-temurin:25-jre AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --no-create-home placemarket
WORKDIR /placemarket
USER placemarket
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["curl", "-fsS", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:MaxDirectMemorySize=512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar"]

FROM base AS command-side
COPY --from=build /apps/command-side .
CMD ["command-side-app.jar"]

FROM base AS query-side
COPY --from=build /apps/query-side .
CMD ["query-side-app.jar"]
