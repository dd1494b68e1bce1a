// Uploads a file by a presigned request: go run upload.go upload.json FILE
package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var upload struct {
		Method, URL string
		Headers     map[string]string
	}
	if err := json.Unmarshal(text, &upload); err != nil {
		log.Fatal(err)
	}
	if err := send(upload.Method, upload.URL, upload.Headers, os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func send(method, url string, headers map[string]string, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, url, file)
	if err != nil {
		return err
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	request.ContentLength = info.Size() // the header alone is ignored, and the file sent in chunks
	if info.Size() == 0 {
		request.Body = http.NoBody // or 0 means "unknown"
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		answer, _ := io.ReadAll(response.Body)
		log.Fatalf("%d %s", response.StatusCode, answer)
	}
	return nil
}
