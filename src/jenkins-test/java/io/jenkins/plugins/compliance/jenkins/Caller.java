package io.jenkins.plugins.compliance.jenkins;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jspecify.annotations.Nullable;
import org.jvnet.hudson.test.JenkinsRule;

/** Somebody who calls Jenkins over HTTP, follows no redirects, and takes any answer. */
public final class Caller {

    private final JenkinsRule jenkins;
    private final @Nullable String user;

    private Caller(JenkinsRule jenkins, @Nullable String user) {
        this.jenkins = jenkins;
        this.user = user;
    }

    /** A user of the dummy security realm, where the password is the name. */
    public static Caller of(JenkinsRule jenkins, String user) {
        return new Caller(jenkins, user);
    }

    /** Somebody who did not log in. */
    public static Caller anonymous(JenkinsRule jenkins) {
        return new Caller(jenkins, null);
    }

    /** By GET, with the parameters in the address. */
    public WebResponse get(String path, Map<String, String> parameters) throws IOException {
        return call(HttpMethod.GET, path, parameters);
    }

    /** By GET. */
    public WebResponse get(String path) throws IOException {
        return get(path, Map.of());
    }

    /** By POST, with a crumb. */
    public WebResponse post(String path, Map<String, String> parameters) throws IOException {
        return call(HttpMethod.POST, path, parameters);
    }

    private WebResponse call(HttpMethod method, String path, Map<String, String> parameters) throws IOException {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setJavaScriptEnabled(false);
            client.setRedirectEnabled(false);
            client.setThrowExceptionOnFailingStatusCode(false);
            if (user != null) {
                client.withBasicCredentials(user, user);
            }
            WebRequest request =
                    new WebRequest(URI.create(jenkins.getURL() + path).toURL(), method);
            request.setRequestParameters(parameters.entrySet().stream()
                    .map(each -> new NameValuePair(each.getKey(), each.getValue()))
                    .toList());
            return client.loadWebResponse(method == HttpMethod.POST ? client.addCrumb(request) : request);
        }
    }
}
