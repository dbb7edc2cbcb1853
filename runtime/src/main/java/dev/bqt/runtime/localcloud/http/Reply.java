package dev.bqt.runtime.localcloud.http;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Our answer in the form that Google's HTTP client reads. */
final class Reply extends LowLevelHttpResponse {
  private final WireResponse answer;
  private final List<Map.Entry<String, String>> headers;

  Reply(WireResponse answer) {
    this.answer = answer;
    this.headers = List.copyOf(answer.headers().entrySet());
  }

  @Override
  public InputStream getContent() {
    return answer.body();
  }

  @Override
  public String getContentEncoding() {
    return answer.headers().get("Content-Encoding");
  }

  @Override
  public long getContentLength() {
    return answer.length();
  }

  @Override
  public String getContentType() {
    return answer.headers().get("Content-Type");
  }

  @Override
  public String getStatusLine() {
    return "HTTP/1.1 " + answer.status();
  }

  @Override
  public int getStatusCode() {
    return answer.status();
  }

  @Override
  public String getReasonPhrase() {
    return "";
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }
}
